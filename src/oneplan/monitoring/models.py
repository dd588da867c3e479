"""Progress reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.threads.models import Subject


class Report(Identified):
    """What an implementer says was done by a day; one report a subject and quarter, replaceable."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="reports")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    quarter = models.PositiveSmallIntegerField(_("quarter (1 is October to December)"))
    percent_done = models.PositiveSmallIntegerField(_("percent done"))
    words = models.TextField(_("what was done"), blank=True)
    reported_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reports")
    reported_at = models.DateTimeField(_("reported at"), auto_now=True)

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["subject_id", "fiscal_year", "quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "fiscal_year", "quarter"], name="monitoring_report_once"
            ),
            models.CheckConstraint(
                condition=models.Q(percent_done__range=(0, 100)),
                name="monitoring_report_percent",
                violation_error_message=_("Progress is from 0 to 100 percent."),
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__range=(1, 4)), name="monitoring_report_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.fiscal_year}/{self.quarter}: {self.percent_done}%"
