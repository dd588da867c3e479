"""Projects, main activities, cost lines and readiness evidence (the second decision)."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified
from oneplan.documents.models import Paper
from oneplan.funds.models import ExpenseType, LineNature, Source
from oneplan.indicators.models import Indicator
from oneplan.threads.models import Subject


class Project(models.Model):
    """A project (โครงการ) made of main activities; an umbrella is one that only a budget names."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="project"
    )
    title = models.TextField(_("title"))
    is_umbrella = models.BooleanField(_("umbrella of a budget paper"), default=False)
    programme = models.TextField(_("programme"), blank=True)
    approach = models.ForeignKey(
        Subject,
        on_delete=models.PROTECT,
        null=True,
        related_name="served_by",
        verbose_name=_("approach of the plan it serves"),
    )
    dimension = models.CharField(_("dimension"), max_length=60, blank=True)
    rationale = models.TextField(_("rationale"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    indicators = models.TextField(_("indicators and targets"), blank=True)
    target_group = models.TextField(_("target group"), blank=True)
    output = models.TextField(_("output"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    field_versions = models.JSONField(_("version of each field"), default=dict)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def __str__(self) -> str:
        return self.title


class Benefit(Identified):
    """What part of the benefit of a whole project a province gains, and why so.

    Says nothing of where a line is built.  The shares of a project are a hundred percent
    together, or nothing is stated: that spans rows, so ``rules.check_shares`` holds it.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="benefits")
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="benefits", verbose_name=_("province")
    )
    percent = models.PositiveSmallIntegerField(_("share in whole percent"))
    because = models.CharField(_("because"), max_length=500)

    class Meta:
        verbose_name = _("benefit of a province")
        verbose_name_plural = _("benefits of provinces")
        constraints = [
            models.UniqueConstraint(fields=["project", "area"], name="projects_benefit_once"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100),
                name="projects_benefit_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.area_id} {self.percent}%"


class Preparation(models.TextChoices):
    """How far the activity's own papers are; not its place in a plan and not its money."""

    DRAFT = "draft", _("being written")
    READY = "ready", _("complete")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Activity(models.Model):
    """A main activity (กิจกรรมหลัก): the unit that is placed, costed, ranked, funded and built."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="activity"
    )
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="activities")
    title = models.TextField(_("title"))
    nature = models.CharField(
        _("nature"), max_length=12, choices=LineNature.choices, default=LineNature.ITEM
    )
    preparation = models.CharField(
        _("preparation"), max_length=10, choices=Preparation.choices, default=Preparation.DRAFT
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    implementer = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        related_name="implements",
        verbose_name=_("implementing body"),
    )
    receiver = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        related_name="will_receive",
        verbose_name=_("body that will receive it"),
    )
    expense_type = models.ForeignKey(
        ExpenseType,
        on_delete=models.PROTECT,
        null=True,
        related_name="activities",
        verbose_name=_("expense type"),
    )
    first_month = models.PositiveSmallIntegerField(_("first month of the fiscal year"), null=True)
    last_month = models.PositiveSmallIntegerField(_("last month of the fiscal year"), null=True)
    output = models.TextField(_("output"), blank=True)
    indicator = models.TextField(_("indicator and this year's target"), blank=True)
    people_helped = models.PositiveIntegerField(_("people helped"), null=True)
    satang = models.BigIntegerField(_("asked for, in satang"), default=0)
    field_versions = models.JSONField(_("version of each field"), default=dict)

    class Meta:
        verbose_name = _("main activity")
        verbose_name_plural = _("main activities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="projects_activity_not_negative"
            )
        ]
        indexes = [
            models.Index(fields=["project", "fiscal_year"], name="projects_activity_project"),
            models.Index(fields=["fiscal_year"], name="projects_activity_year"),
        ]

    def __str__(self) -> str:
        return self.title


class CostLine(Identified):
    """Part of an activity's cost in one fiscal year, from one source; the activity is their sum."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="cost_lines")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="cost_lines")
    expense_type = models.ForeignKey(
        ExpenseType, on_delete=models.PROTECT, null=True, related_name="cost_lines"
    )
    words = models.CharField(_("what for"), max_length=300, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=16, decimal_places=3, null=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    unit_price_satang = models.BigIntegerField(_("price of a unit in satang"), null=True)
    satang = models.BigIntegerField(_("amount in satang"))

    class Meta:
        verbose_name = _("cost line")
        verbose_name_plural = _("cost lines")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="projects_costline_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.satang}"


class Contribution(Identified):
    """What an activity adds to an indicator in its fiscal year, in the indicator's own unit.

    An amount of improvement, whichever way is better.  Stated for indicators whose parts add up;
    that is asked when it is stated (``contributions``), for it may be defined anew later.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="contributions")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="contributions")
    amount = models.DecimalField(_("what it adds"), max_digits=24, decimal_places=6)

    class Meta:
        verbose_name = _("contribution to an indicator")
        verbose_name_plural = _("contributions to indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "indicator"], name="projects_contribution_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="projects_contribution_adds_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.indicator_id} +{self.amount}"


class Overruling(Identified):
    """What the planners of a project or activity answer to a finding: we know, it stays, because …

    As that of a plan it holds while the line it spoke of says what it said then, of which
    ``digest`` is the proof and ``row_words`` the memory.  Withdrawn, never deleted.
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="work_overrulings")
    code = models.CharField(_("finding"), max_length=60)
    digest = models.CharField(_("digest of what it speaks of"), max_length=64)
    row_words = models.TextField(_("what the line said"), blank=True)
    because = models.TextField(_("because"))
    overruled_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="work_overrulings"
    )
    overruled_at = models.DateTimeField(_("overruled at"), default=timezone.now)
    withdrawn_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="work_overrulings_withdrawn"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("overruling of a finding about a work")
        verbose_name_plural = _("overrulings of findings about works")
        ordering = ["overruled_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "code", "digest"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="projects_overruling_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(because=""), name="projects_overruling_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="projects_overruling_withdrawn_by_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.code}: {self.because[:40]}"


class Evidence(Identified):
    """One readiness item of an activity, met by a paper that is valid for a time."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="evidence")
    code = models.CharField(_("readiness item"), max_length=10)
    is_met = models.BooleanField(_("met"), default=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="evidence")
    words = models.CharField(_("in words"), max_length=300, blank=True)
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("readiness evidence")
        verbose_name_plural = _("readiness evidence")
        constraints = [
            models.UniqueConstraint(fields=["activity", "code"], name="projects_evidence_once")
        ]
        indexes = [
            models.Index(
                fields=["valid_to"],
                condition=models.Q(valid_to__isnull=False),
                name="projects_evidence_runs_out",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.code}"
