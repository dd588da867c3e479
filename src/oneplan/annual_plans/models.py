"""Rounds, their ranks and the frame lines drawn on them (the fourth decision)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body, BodyKind
from oneplan.core.models import Identified
from oneplan.funds.models import Frame
from oneplan.plans.models import Edition
from oneplan.screening.models import CriteriaSet
from oneplan.threads.models import Subject


class Level(models.TextChoices):
    DISTRICT = "district", _("district")
    PROVINCE = "province", _("province")
    CLUSTER = "cluster", _("cluster")


BODY_OF = {
    Level.PROVINCE: BodyKind.PROVINCE_OFFICE,
    Level.DISTRICT: BodyKind.DISTRICT_OFFICE,
    Level.CLUSTER: BodyKind.CLUSTER,
}
"""Which kind of body holds the list of a level."""


class Round(models.Model):
    """One run of a year's ranking for a body: repeatable from ``inputs_hash``, kept, compared."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="round"
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rounds")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="rounds")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    run_no = models.PositiveIntegerField(_("run"))
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="rounds")
    inputs_hash = models.CharField(_("hash of the inputs"), max_length=64)
    is_trial = models.BooleanField(_("trial on past data"), default=False)
    findings = models.JSONField(_("findings"), default=list)
    ran_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="rounds")
    ran_at = models.DateTimeField(_("ran at"), auto_now_add=True)
    adopted_as = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, related_name="from_round"
    )

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-ran_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "fiscal_year", "run_no"], name="annual_plans_round_run_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.fiscal_year} #{self.run_no}"


class RankState(models.TextChoices):
    """Why a row stands where it stands."""

    SCORED = "scored", _("scored")
    NOT_SCORED = "not_scored", _("not scored")
    GATE_SHUT = "gate_shut", _("stopped at a gate")
    NOT_RANKED = "not_ranked", _("never ranked")
    OTHER_MONEY = "other_money", _("asks other money")


class Rank(Identified):
    """The place of one activity in a round, with everything the checks had to say."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="ranks")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ranks")
    position = models.PositiveIntegerField(_("position"), null=True)
    state = models.CharField(_("state"), max_length=12, choices=RankState.choices)
    score = models.DecimalField(_("score out of 100"), max_digits=7, decimal_places=3, null=True)
    satang = models.BigIntegerField(_("asked for, in satang"))
    findings = models.JSONField(_("findings"), default=list)

    class Meta:
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")
        ordering = ["round_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "subject"], name="annual_plans_rank_once"),
            models.UniqueConstraint(
                fields=["round", "position"],
                condition=models.Q(position__isnull=False),
                name="annual_plans_position_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.position}"


class FrameLine(Identified):
    """The frame drawn on a round's list; drawing another moves the line and keeps this one."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="frame_lines")
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="lines")
    drawn_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="lines")
    drawn_at = models.DateTimeField(_("drawn at"), auto_now_add=True)

    class Meta:
        verbose_name = _("frame line")
        verbose_name_plural = _("frame lines")
        ordering = ["round_id", "-drawn_at"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.frame_id}"
