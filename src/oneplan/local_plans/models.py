"""What a local plan has besides its editions: a book's way to force, its budget, its transfers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.committees.models import AgendaItem
from oneplan.core.models import Identified
from oneplan.funds.models import Source
from oneplan.plans.models import Edition, Listing, Plan
from oneplan.threads.models import Subject


class Book(models.Model):
    """A book of a local plan (เล่มแผน): an edition with the reason it is made for."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="book"
    )
    reason = models.TextField(_("reason"))
    announcement = models.CharField(_("number of the announcement"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("book of a local plan")
        verbose_name_plural = _("books of local plans")

    def __str__(self) -> str:
        return str(self.edition_id)


class PassedStep(Identified):
    """A step of the route a book has passed, with what it said by then.

    ``step`` is a code of the list ``local_plan_routes``.  Rows written afterwards change the
    book's hash, and the step must be passed again.
    """

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=20)
    on = models.DateField(_("on"))
    words = models.CharField(_("meeting or paper"), max_length=300, blank=True)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="passed_steps"
    )
    content_hash = models.CharField(_("hash of what was passed"), max_length=64)

    class Meta:
        verbose_name = _("step a book has passed")
        verbose_name_plural = _("steps books have passed")
        constraints = [
            models.UniqueConstraint(fields=["book", "step"], name="local_plans_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.book_id} {self.step}"


class Ordinance(Identified):
    """The budget of a local authority for a fiscal year (ข้อบัญญัติ, เทศบัญญัติ), or a further one.

    Number 0 is the yearly one; 1 and more are supplementary (เพิ่มเติม ฉบับที่ n).
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="ordinances")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    words = models.CharField(_("meeting or paper"), max_length=300, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True)

    class Meta:
        verbose_name = _("budget ordinance")
        verbose_name_plural = _("budget ordinances")
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "fiscal_year", "number"], name="local_plans_ordinance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.fiscal_year}/{self.number}"


class OrdinanceLine(Identified):
    """Money an ordinance gives to a row that stands in the plan.

    ``satang`` is what was given; transfers are rows of their own.
    """

    ordinance = models.ForeignKey(Ordinance, on_delete=models.CASCADE, related_name="lines")
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="ordinance_lines")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ordinance_lines")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="ordinance_lines")
    satang = models.BigIntegerField(_("amount in satang"))

    class Meta:
        verbose_name = _("line of an ordinance")
        verbose_name_plural = _("lines of ordinances")
        constraints = [
            models.UniqueConstraint(
                fields=["ordinance", "subject", "source"], name="local_plans_line_once"
            ),
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="local_plans_line_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinance_id} {self.satang}"


class Transfer(Identified):
    """Money moved from one line to another during the year (โอนเปลี่ยนแปลงงบประมาณ)."""

    giver = models.ForeignKey(OrdinanceLine, on_delete=models.PROTECT, related_name="given")
    taker = models.ForeignKey(OrdinanceLine, on_delete=models.PROTECT, related_name="taken")
    satang = models.BigIntegerField(_("amount in satang"))
    on = models.DateField(_("on"))
    approver = models.CharField(_("approved by"), max_length=20)
    words = models.CharField(_("reason and paper"), max_length=300)

    class Meta:
        verbose_name = _("transfer between lines")
        verbose_name_plural = _("transfers between lines")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(satang__gt=0), name="local_plans_transfer_positive"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="local_plans_transfer_moves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.taker_id} {self.satang}"
