"""Indicators and observations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Indicator(Identified):
    """What is measured: name, unit, direction, and how children combine."""

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="indicators")
    code = models.CharField(_("code"), max_length=60, blank=True)
    name_th = models.TextField(_("Thai name"))
    name_en = models.TextField(_("English name"), blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    level = models.CharField(_("level"), max_length=20, default="outcome")
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction.choices, default=Direction.UNKNOWN
    )
    combine = models.CharField(
        _("how children combine"), max_length=10, choices=Combine.choices, default=Combine.NONE
    )
    data_owner = models.CharField(_("data owner"), max_length=200, blank=True)
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
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["indicator_id", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "year", "source"], name="indicators_observation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}: {self.words}"
