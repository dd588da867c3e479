"""Plans, editions, elements and listings (the third of the ten decisions)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.committees.models import AgendaItem
from oneplan.core.models import Identified
from oneplan.cycles.models import Cycle
from oneplan.funds.models import Source
from oneplan.indicators.models import Indicator
from oneplan.threads.models import Subject

LOCAL_PLAN = "L5"
"""แผนพัฒนาท้องถิ่น in ``plan_types``: its books have a way to force of their own."""
OPERATIONAL_PLAN = "L1"
"""แผนการดำเนินงาน in ``plan_types``."""


class Plan(models.Model):
    """A plan of a body for a cycle or a fiscal year; what it says stands in its editions."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="plan"
    )
    type_code = models.CharField(_("type of plan"), max_length=20)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, related_name="plans")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"), null=True)
    title = models.CharField(_("title"), max_length=300)
    is_trial = models.BooleanField(_("trial data"), default=False)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.UniqueConstraint(
                fields=["type_code", "body", "cycle", "fiscal_year", "is_trial"],
                name="plans_plan_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(cycle__isnull=False) | models.Q(fiscal_year__isnull=False),
                name="plans_plan_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def first_fiscal_year(self) -> int:
        """The first fiscal year (B.E.) it is for."""
        return self.fiscal_year or (self.cycle.first_fiscal_year if self.cycle else 0)


class EditionKind(models.TextChoices):
    FULL = "full", _("full")
    SUPPLEMENT = "supplement", _("supplement")
    CHANGE = "change", _("change")
    CORRECTION = "correction", _("correction")


class EditionState(models.TextChoices):
    DRAFT = "draft", _("in preparation")
    SEALED = "sealed", _("sealed")


class Edition(Identified):
    """One issue of a plan (a local "book" is one).  Once sealed its rows refuse every change.

    It is in force from ``in_force_on``: the day it was sealed, or announced where that is later
    told apart.  ``source`` says where the text of an example was taken from.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(_("kind"), max_length=12, choices=EditionKind.choices)
    number = models.PositiveSmallIntegerField(_("number"))
    year = models.PositiveSmallIntegerField(_("year (B.E.)"))
    state = models.CharField(
        _("state"), max_length=10, choices=EditionState.choices, default=EditionState.DRAFT
    )
    sealed_at = models.DateTimeField(_("sealed at"), null=True)
    sealed_by = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="sealed_editions"
    )
    in_force_on = models.DateField(_("in force since"), null=True)
    content_hash = models.CharField(_("hash of what was sealed"), max_length=64, blank=True)
    source = models.CharField(_("where its text was taken from"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["plan_id", "year", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "number", "year"], name="plans_edition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.kind} {self.number}/{self.year}"


class ElementKind(models.TextChoices):
    """The order of the workshop: goal, its success indicators, issues, approaches, value chain."""

    VISION = "vision", _("vision")
    GOAL = "goal", _("goal")
    GOAL_INDICATOR = "goal_indicator", _("success indicator of the goal")
    ISSUE = "issue", _("development issue")
    OBJECTIVE = "objective", _("objective")
    INDICATOR = "indicator", _("indicator of an issue")
    PROGRAMME = "programme", _("programme")
    SUB_PLAN = "sub_plan", _("sub-plan")
    APPROACH = "approach", _("approach")


class Element(Identified):
    """A row of an edition's strategy part; ``lineage`` stays the same across editions."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="elements")
    lineage = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="elements")
    kind = models.CharField(_("kind"), max_length=16, choices=ElementKind.choices)
    number = models.CharField(_("number"), max_length=20)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    title = models.TextField(_("title"))
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, related_name="elements"
    )
    baseline_year = models.PositiveSmallIntegerField(_("baseline year (B.E.)"), null=True)
    baseline_words = models.CharField(_("baseline as printed"), max_length=300, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("element")
        verbose_name_plural = _("elements")
        ordering = ["edition_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "lineage"], name="plans_element_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ElementTarget(Identified):
    """The target an edition prints for an indicator in one fiscal year."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="targets")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True)
    words = models.CharField(_("as printed"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("target of an indicator")
        verbose_name_plural = _("targets of indicators")
        ordering = ["element_id", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["element", "fiscal_year"], name="plans_elementtarget_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.element_id} {self.fiscal_year}: {self.words}"


class Side(models.TextChoices):
    """Which side of the frame line a listing stands on."""

    WITHIN = "within", _("within the frame")
    OVER = "over", _("over the frame")
    OUTSIDE = "outside", _("not ranked")
    UNDRAWN = "undrawn", _("no frame yet")


class Listing(Identified):
    """What this edition prints about a subject; nothing is copied in order to be listed.

    ``printed`` holds the columns a form has besides title and money, by their names in
    ``rules.columns``.  A change may take a row out of the plan: it prints it as withdrawn.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="listings")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="listings")
    element = models.ForeignKey(
        Element, on_delete=models.PROTECT, null=True, related_name="listings"
    )
    title = models.TextField(_("title as printed"))
    rank = models.PositiveIntegerField(_("rank"), null=True)
    side = models.CharField(_("side of the frame"), max_length=10, choices=Side.choices)
    page = models.CharField(_("page"), max_length=20, blank=True)
    item = models.CharField(_("item"), max_length=20, blank=True)
    printed = models.JSONField(_("other columns as printed"), default=dict, blank=True)
    is_withdrawn = models.BooleanField(_("taken out of the plan"), default=False)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["edition_id", "rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "subject"], name="plans_listing_once"),
            models.UniqueConstraint(
                fields=["edition", "rank"],
                condition=models.Q(rank__isnull=False),
                name="plans_listing_rank_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank or '-'} {self.title}"


class ListingYear(Identified):
    """The money a listing prints for one fiscal year from one source."""

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="years")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="listing_years")
    satang = models.BigIntegerField(_("amount in satang"))

    class Meta:
        verbose_name = _("money of a listing")
        verbose_name_plural = _("money of listings")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "fiscal_year", "source"], name="plans_listingyear_once"
            ),
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="plans_listingyear_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.fiscal_year} {self.satang}"


class Overruling(Identified):
    """What the planners of a plan answer to a finding: we know, it stays, because …

    It speaks of one row (``lineage``; none for the whole plan) and holds while that row says what
    it said then, of which ``digest`` is the proof and ``row_words`` the memory.  Withdrawn, never
    deleted.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="overrulings")
    lineage = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, related_name="overrulings"
    )
    code = models.CharField(_("finding"), max_length=60)
    digest = models.CharField(_("digest of what it speaks of"), max_length=64)
    row_words = models.TextField(_("what the row said"), blank=True)
    because = models.TextField(_("because"))
    overruled_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="overrulings")
    overruled_at = models.DateTimeField(_("overruled at"), default=timezone.now)
    withdrawn_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="overrulings_withdrawn"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("overruling of a finding")
        verbose_name_plural = _("overrulings of findings")
        ordering = ["overruled_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "lineage", "code", "digest"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="plans_overruling_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(because=""), name="plans_overruling_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="plans_overruling_withdrawn_by_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.code}: {self.because[:40]}"
