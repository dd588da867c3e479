"""Cycles and milestones.  Months are never in code: the calendar shifts every year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Identified


class Cycle(Identified):
    """A planning period, by its first and last fiscal year (B.E.); written ``2571-2575``."""

    family = models.CharField(_("family"), max_length=30, default="development")
    first_fiscal_year = models.PositiveSmallIntegerField(_("first fiscal year (B.E.)"))
    last_fiscal_year = models.PositiveSmallIntegerField(_("last fiscal year (B.E.)"))

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ["family", "first_fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "first_fiscal_year", "last_fiscal_year"], name="cycles_cycle_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_fiscal_year__gte=models.F("first_fiscal_year")),
                name="cycles_cycle_ends_after_it_begins",
                violation_error_message=_("A cycle cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_fiscal_year}-{self.last_fiscal_year}"


class Milestone(Identified):
    """One dated step of a fiscal year's calendar, as a letter set it; later versions replace it."""

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year served (B.E.)"))
    code = models.CharField(_("code"), max_length=60)
    step_th = models.TextField(_("step in Thai"))
    step_en = models.TextField(_("step in English"), blank=True)
    actor = models.CharField(_("who acts"), max_length=120)
    opens = models.DateField(_("opens"), null=True)
    due = models.DateField(_("due"), null=True)
    source_letter = models.CharField(_("source letter"), max_length=200, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    is_default = models.BooleanField(_("system default, not official"), default=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["fiscal_year", "due", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "code", "version"], name="cycles_milestone_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.code}"
