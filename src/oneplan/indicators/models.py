"""Indicators and observations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified


class Direction(models.TextChoices):
    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
    KEEP = "keep", _("keep")
    UNKNOWN = "unknown", _("not stated")


class Combine(models.TextChoices):
    """How the values of children make the parent's."""

    SUM = "sum", _("sum")
    MEAN = "mean", _("weighted mean")
    MAXIMUM = "maximum", _("maximum")
    LAST = "last", _("last value")
    NONE = "none", _("not aggregable")


class Level(models.TextChoices):
    """What is measured: the doing, the thing done, the change it brings, the state of the place."""

    ACTIVITY = "activity", _("activity")
    OUTPUT = "output", _("output")
    OUTCOME = "outcome", _("outcome")
    IMPACT = "impact", _("impact")


class Frequency(models.TextChoices):
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every quarter")
    HALF_YEARLY = "half_yearly", _("every half year")
    YEARLY = "yearly", _("every year")
    SEVERAL_YEARS = "several", _("every few years")
    UNKNOWN = "unknown", _("not stated")


class Indicator(Identified):
    """What is measured: name, unit, direction, and how the values of parts make the whole's.

    ``weight`` is the indicator whose values weigh the parts of a weighted mean.
    """

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="indicators")
    code = models.CharField(_("code"), max_length=60, blank=True)
    name_th = models.TextField(_("Thai name"))
    name_en = models.TextField(_("English name"), blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    level = models.CharField(
        _("level"), max_length=20, choices=Level.choices, default=Level.OUTCOME
    )
    definition = models.TextField(_("definition"), blank=True)
    formula = models.TextField(_("formula"), blank=True)
    frequency = models.CharField(
        _("how often it is measured"),
        max_length=12,
        choices=Frequency.choices,
        default=Frequency.UNKNOWN,
    )
    lag_months = models.PositiveSmallIntegerField(_("months until a value is published"), null=True)
    disaggregation = models.CharField(_("told apart by"), max_length=300, blank=True)
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction.choices, default=Direction.UNKNOWN
    )
    combine = models.CharField(
        _("how children combine"), max_length=10, choices=Combine.choices, default=Combine.NONE
    )
    weight = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="weighs",
        verbose_name=_("weighed by"),
    )
    data_owner = models.CharField(_("data owner"), max_length=200, blank=True)
    source = models.CharField(_("where the values are published"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    mark = models.CharField(_("source mark"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name_th", "unit"],
                name="indicators_indicator_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name_th


class Observation(Identified):
    """One measured value, as printed (``words``) and, where it can be read, as a number."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="observations")
    year = models.PositiveSmallIntegerField(_("year (B.E.)"))
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True)
    words = models.CharField(_("as printed"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="observations"
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["indicator_id", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "year", "source"], name="indicators_observation_once"
            )
        ]
        indexes = [models.Index(fields=["indicator", "year", "area"], name="indicators_by_year")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}: {self.words}"


class EarlierValue(Identified):
    """What a source said of a place and year before it said otherwise; kept for good."""

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="earlier")
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True)
    words = models.CharField(_("as printed"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"))
    corrected_at = models.DateTimeField(_("corrected at"), auto_now_add=True)

    class Meta:
        verbose_name = _("earlier value")
        verbose_name_plural = _("earlier values")
        ordering = ["observation_id", "-corrected_at", "-id"]

    def __str__(self) -> str:
        return f"{self.observation_id}: {self.words}"
