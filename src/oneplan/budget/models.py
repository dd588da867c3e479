"""Amounts of money, one row per subject, year, source and stage, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Identified
from oneplan.documents.models import Paper
from oneplan.funds.models import Source
from oneplan.threads.models import Subject


class Stage(models.TextChoices):
    REQUESTED = "requested", _("requested")
    ENDORSED = "endorsed", _("endorsed")
    APPROPRIATED = "appropriated", _("appropriated")
    ALLOTTED = "allotted", _("allotted")
    TRANSFERRED = "transferred", _("transferred in or out")
    COMMITTED = "committed", _("committed")
    DISBURSED = "disbursed", _("disbursed")
    CARRIED = "carried", _("carried over")


class Amount(Identified):
    """A sum at one stage, dated and on a paper.  A correction is a further row, never an update."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="amounts")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="amounts")
    stage = models.CharField(_("stage"), max_length=14, choices=Stage.choices)
    satang = models.BigIntegerField(_("amount in satang"))
    dated = models.DateField(_("dated"), null=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="amounts")
    words = models.CharField(_("as printed"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        ordering = ["subject_id", "fiscal_year", "recorded_at"]
        indexes = [
            models.Index(
                fields=["subject", "fiscal_year", "stage"],
                include=["satang"],
                name="budget_amount_subject",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.fiscal_year} {self.stage} {self.satang}"
