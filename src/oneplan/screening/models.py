"""Criteria sets, criteria and scores.  Weights and scales are data, labelled as defaults."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.threads.models import Subject


class CriteriaSet(Identified):
    """A yardstick for one fiscal year; the shipped one is a default of the system, not official."""

    code = models.CharField(_("code"), max_length=40)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.); empty: any"), null=True)
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    mark = models.CharField(_("source mark"), max_length=300, blank=True)
    is_default = models.BooleanField(_("default of the system"), default=False)

    class Meta:
        verbose_name = _("set of criteria")
        verbose_name_plural = _("sets of criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "fiscal_year"], name="screening_set_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.name_th


class Criterion(Identified):
    """One criterion: its scale, its weight, and whether failing it shuts the gate."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="criteria")
    code = models.CharField(_("code"), max_length=20)
    name_th = models.TextField(_("Thai name"))
    name_en = models.TextField(_("English name"), blank=True)
    lowest = models.DecimalField(_("lowest"), max_digits=8, decimal_places=3, default=0)
    highest = models.DecimalField(_("highest"), max_digits=8, decimal_places=3, default=5)
    step = models.DecimalField(_("step"), max_digits=8, decimal_places=3, default=1)
    weight = models.DecimalField(_("weight"), max_digits=8, decimal_places=3, default=1)
    is_gate = models.BooleanField(_("gate"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["criteria_set_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "code"], name="screening_criterion_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"


class Score(Identified):
    """What one post gave one subject on one criterion.  No row means not scored, never zero."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="scores")
    value = models.DecimalField(_("value"), max_digits=8, decimal_places=3)
    reason = models.TextField(_("reason"), blank=True)
    given_at = models.DateTimeField(_("given at"), auto_now=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "criterion", "post"], name="screening_score_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.criterion_id} {self.value}"
