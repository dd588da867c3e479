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


class KeptSum(models.Model):
    """One sum over the records of one cell, kept so that the country need not be added up.

    A cell is all records of one kind and fiscal year in one district (or at a province, or of an
    owner where they name no area); it is always added up anew as a whole.  Only what was
    circulated or published is kept: drafts are in no figure of the country.
    """

    cell_place = models.CharField(max_length=37)
    cell_kind = models.CharField(max_length=1)
    cell_year = models.PositiveSmallIntegerField()
    figure = models.CharField(max_length=8)
    area_code = models.CharField(max_length=4, blank=True)
    fiscal_year = models.PositiveSmallIntegerField()
    is_public = models.BooleanField()
    source = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=14, blank=True)
    rows = models.IntegerField()
    satang = models.BigIntegerField()

    class Meta:
        verbose_name = _("kept sum")
        verbose_name_plural = _("kept sums")
        indexes = [
            models.Index(
                fields=["cell_place", "cell_kind", "cell_year"], name="budget_keptsum_cell"
            ),
            models.Index(fields=["fiscal_year"], name="budget_keptsum_year"),
            models.Index(fields=["figure", "fiscal_year"], name="budget_keptsum_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.fiscal_year} {self.figure} {self.satang}"


class ChangedCell(models.Model):
    """A cell to be added up anew, written by PostgreSQL in the transaction of the change.

    Either the cell itself; or a subject, whose cell is the one it stands in when it is read; or a
    body, whose seat is where the money of records without an area lies.
    """

    cell_place = models.CharField(max_length=37, blank=True)
    cell_kind = models.CharField(max_length=1, blank=True)
    cell_year = models.PositiveSmallIntegerField(null=True)
    subject_id = models.UUIDField(null=True)
    body_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("changed cell")
        verbose_name_plural = _("changed cells")

    def __str__(self) -> str:
        return f"{self.cell_place or self.subject_id or self.body_id}"
