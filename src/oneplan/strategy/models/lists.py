"""List versions, targets and alignments."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.cycles.models import Cycle
from oneplan.threads.models import Subject


class ListKind(models.TextChoices):
    """The families of lists we align to; each list is of one of them."""

    NATIONAL = "national", _("National Strategy")
    MASTER = "master", _("Master plans (Y2, Y1, value chain)")
    MILESTONES = "milestones", _("National development plan")
    POLICY = "policy", _("Government policy")
    ALLOCATION = "allocation", _("Budget allocation strategy of a year")
    PROGRAMME = "programme", _("Integrated programmes")
    REGION = "region", _("Goals of a region")
    PROVINCE = "province", _("Twenty-year goals of a province")
    LOCAL = "local", _("Strategy of local authorities in a province")
    WORLD = "world", _("Sustainable Development Goals")
    OTHER = "other", _("Other lists")


class ListState(models.TextChoices):
    """Whether a version may be aligned to as what holds, or only compared with."""

    DRAFT = "draft", _("draft, not in force")
    IN_FORCE = "in_force", _("in force")


class ListVersion(Identified):
    """One edition of a list we align to (master plans, milestones, SDG …), with its source mark.

    Two versions of one list that are in force never share a fiscal year; a draft may.
    """

    code = models.CharField(_("list"), max_length=40)
    kind = models.CharField(
        _("kind"), max_length=12, choices=ListKind.choices, default=ListKind.OTHER
    )
    version = models.CharField(_("version"), max_length=40)
    state = models.CharField(
        _("state"), max_length=10, choices=ListState.choices, default=ListState.IN_FORCE
    )
    title_th = models.CharField(_("Thai title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, related_name="lists")
    mark = models.TextField(_("source mark"), blank=True)

    class Meta:
        verbose_name = _("list version")
        verbose_name_plural = _("list versions")
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="strategy_list_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title_th} ({self.version})"


class Target(Identified):
    """One entry of a list version: what an activity may claim to cause."""

    list_version = models.ForeignKey(ListVersion, on_delete=models.PROTECT, related_name="targets")
    code = models.CharField(_("code"), max_length=40)
    name_th = models.TextField(_("Thai name"))
    name_en = models.TextField(_("English name"), blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    level = models.CharField(_("level"), max_length=40, blank=True)
    position = models.PositiveIntegerField(_("place in the list"), default=0)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    mark = models.TextField(_("source mark"), blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["list_version_id", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["list_version", "code"], name="strategy_target_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"


class Alignment(Identified):
    """A claimed causal link: this subject moves that target, *because* …"""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="alignments")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="alignments")
    strength = models.PositiveSmallIntegerField(_("strength (1 weak to 3 strong)"), default=1)
    because = models.TextField(_("because"))
    evidence = models.TextField(_("evidence"), blank=True)
    judged_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="alignments")
    judged_at = models.DateTimeField(_("judged at"), default=timezone.now)
    ended_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "target"],
                condition=models.Q(ended_at__isnull=True),
                name="strategy_alignment_live_once",
            ),
            models.CheckConstraint(
                condition=models.Q(strength__range=(1, 3)), name="strategy_alignment_strength"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} → {self.target_id}"
