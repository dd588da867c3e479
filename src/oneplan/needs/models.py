"""Forums, needs and attendance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified
from oneplan.cycles.models import Cycle
from oneplan.threads.models import Subject


class Forum(Identified):
    """A meeting of people (ประชาคม) where needs were heard; counts, not names."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="forums")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="forums")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, related_name="forums")
    title = models.CharField(_("title"), max_length=200)
    held_on = models.DateField(_("held on"))
    households = models.PositiveIntegerField(_("households present"), null=True)
    people = models.PositiveIntegerField(_("people present"), null=True)
    is_made_up = models.BooleanField(_("made up"), default=False)

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(fields=["area", "held_on", "title"], name="needs_forum_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.held_on}"


class Attendance(Identified):
    """Who signed in at a forum: personal data, never shown in public, erasable."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="attendances")
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")

    def __str__(self) -> str:
        return str(self.id)


class Doer(models.TextChoices):
    """Who can do it, as the village plan splits its table: ทำเอง, ทำร่วม, ทำให้."""

    OURSELVES = "ourselves", _("we do it ourselves")
    TOGETHER = "together", _("we do it together with an office")
    FOR_US = "for_us", _("an office does it for us")
    UNKNOWN = "unknown", _("not said")


class Need(models.Model):
    """What people asked for, in their words; its identity outlives merging and promotion."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="need"
    )
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, null=True, related_name="needs")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, related_name="needs")
    wording = models.TextField(_("in their words"))
    place_words = models.CharField(_("place in words"), max_length=300, blank=True)
    people_touched = models.PositiveIntegerField(_("people touched"), null=True)
    households_touched = models.PositiveIntegerField(_("households touched"), null=True)
    doer = models.CharField(_("who can do it"), max_length=12, choices=Doer.choices)
    proposer_kind = models.CharField(_("asked by"), max_length=60, blank=True)
    recorded_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="needs")
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["-subject_id"]

    def __str__(self) -> str:
        return self.wording
