"""Strengths, weaknesses, opportunities, threats of a plan, and the strategies made of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.indicators.models import Observation
from oneplan.monitoring.models import Report
from oneplan.plans.models import Plan
from oneplan.threads.models import Subject
from oneplan.value_chains.models import SectorsWord


class Field(models.TextChoices):
    """The four fields of the analysis; the first two lie inside the place, the others outside."""

    STRENGTH = "S", _("strengths")
    WEAKNESS = "W", _("weaknesses")
    OPPORTUNITY = "O", _("opportunities")
    THREAT = "T", _("threats")


class Corner(models.TextChoices):
    """Which two fields a strategy is made of."""

    SO = "SO", _("strengths to take opportunities")
    WO = "WO", _("opportunities to mend weaknesses")
    ST = "ST", _("strengths against threats")
    WT = "WT", _("weaknesses kept from threats")


class Written(Identified):
    """Words a group writes beside a plan; the key is made where they were written.

    ``version`` counts wordings.  What is withdrawn stays and can be put back.
    """

    text = models.TextField(_("words"))
    group = models.CharField(_("group"), max_length=80, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Point(Written):
    """One point of the analysis.  One without a citation stands, marked as without evidence.

    ``carried_from`` is the point of the plan before it began as; until ``read_again_at`` nobody
    has said that it still holds.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="points")
    field = models.CharField(_("field"), max_length=1, choices=Field.choices)
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="carried_to"
    )
    read_again_at = models.DateTimeField(_("read again at"), null=True)

    class Meta:
        verbose_name = _("point of the analysis")
        verbose_name_plural = _("points of the analysis")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(field__in=["S", "W", "O", "T"]), name="analysis_point_field"
            ),
            models.UniqueConstraint(
                fields=["plan", "carried_from"], name="analysis_point_carried_once"
            ),
        ]

    @property
    def is_to_read_again(self) -> bool:
        """Carried from the plan before, and its evidence not read again yet."""
        return self.carried_from_id is not None and self.read_again_at is None


class Citation(Identified):
    """The evidence of a point: a measured value, a record, a report, or a document by page.

    ``said`` is what it said when it was cited: a value may be told anew afterwards.
    """

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="citations")
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    record = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    document = models.CharField(_("document"), max_length=300, blank=True)
    page = models.CharField(_("page"), max_length=40, blank=True)
    said = models.TextField(_("what it said when cited"))
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="citations")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("citation of evidence")
        verbose_name_plural = _("citations of evidence")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["point", "observation", "record", "report", "document", "page"],
                name="analysis_citation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(observation__isnull=False, record=None, report=None, document="")
                | models.Q(observation=None, record__isnull=False, report=None, document="")
                | models.Q(observation=None, record=None, report__isnull=False, document="")
                | (
                    models.Q(observation=None, record=None, report=None)
                    & ~models.Q(document="")
                    & ~models.Q(page="")
                ),
                name="analysis_citation_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.said


class Question(SectorsWord):
    """What a sector asks of a point."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="questions")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="questions")
    answered_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="answered_questions"
    )

    class Meta:
        verbose_name = _("question about a point")
        verbose_name_plural = _("questions about points")
        ordering = ["at", "id"]


class TowsStrategy(Written):
    """A strategy made of named points of two fields; it leads to an issue or approach of the plan.

    ``leads_to`` is the story of that element, the same in every edition.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tows_strategies")
    corner = models.CharField(_("corner"), max_length=2, choices=Corner.choices)
    points = models.ManyToManyField(Point, related_name="strategies", verbose_name=_("points"))
    leads_to = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, related_name="tows_strategies"
    )

    class Meta:
        verbose_name = _("TOWS strategy")
        verbose_name_plural = _("TOWS strategies")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(corner__in=["SO", "WO", "ST", "WT"]),
                name="analysis_towsstrategy_corner",
            )
        ]
