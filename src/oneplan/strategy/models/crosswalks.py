"""Crosswalks: which new targets each old one goes on as, and what was moved along them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.jobs.models import Job
from oneplan.strategy.models.lists import Alignment, ListVersion, Target


class CrosswalkState(models.TextChoices):
    PREPARED = "prepared", _("being prepared")
    APPLIED = "applied", _("applied")
    UNDONE = "undone", _("undone")


class How(models.TextChoices):
    """How it was found what an old target goes on as."""

    SAME = "same", _("same words")
    SUGGESTED = "suggested", _("nearly the same words")
    CHOSEN = "chosen", _("chosen by a person")
    NONE = "none", _("goes on as nothing, said a person")
    OPEN = "open", _("a person has to choose")


class Crosswalk(Identified):
    """The move of live alignments from one list version to another, as a whole.

    It moves the records of one province (all where ``province_code`` is empty), of
    ``from_year`` and later where that is set.
    """

    old = models.ForeignKey(ListVersion, on_delete=models.PROTECT, related_name="crosswalks_from")
    new = models.ForeignKey(ListVersion, on_delete=models.PROTECT, related_name="crosswalks_to")
    province_code = models.CharField(_("province"), max_length=2, blank=True)
    from_year = models.PositiveSmallIntegerField(_("from fiscal year (B.E.)"), null=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CrosswalkState.choices, default=CrosswalkState.PREPARED
    )
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="crosswalks")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("applied or undone at"), null=True)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("crosswalk")
        verbose_name_plural = _("crosswalks")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["old", "new", "province_code"], name="strategy_crosswalk_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")), name="strategy_crosswalk_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class CrosswalkLine(Identified):
    """One old target: the new ones it goes on as, and how that was found."""

    crosswalk = models.ForeignKey(Crosswalk, on_delete=models.PROTECT, related_name="lines")
    old_target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    new_targets = models.ManyToManyField(Target, related_name="+")
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    matched = models.JSONField(_("matching words"), default=list)
    chosen_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField(_("chosen at"), null=True)

    class Meta:
        verbose_name = _("line of a crosswalk")
        verbose_name_plural = _("lines of a crosswalk")
        ordering = ["old_target__position", "old_target__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["crosswalk", "old_target"], name="strategy_crosswalk_line_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_target_id}: {self.how}"


class Moved(models.Model):
    """One alignment that was ended and the one that stands for it since, until it is undone.

    ``is_made``: the new one was made by the move; else it stood there already and stays.
    """

    crosswalk = models.ForeignKey(Crosswalk, on_delete=models.PROTECT, related_name="moves")
    old = models.ForeignKey(Alignment, on_delete=models.PROTECT, related_name="moved_to")
    new = models.ForeignKey(Alignment, on_delete=models.PROTECT, related_name="moved_from")
    is_made = models.BooleanField(_("made by the move"))
    at = models.DateTimeField(_("moved at"))
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("moved alignment")
        verbose_name_plural = _("moved alignments")

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
