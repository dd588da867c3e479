"""Criteria sets and scores; verdicts on overlapping works, and what was learnt from them.

Weights and scales are data, labelled as defaults.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area
from oneplan.core.models import Identified
from oneplan.documents.models import File
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


class OverlapKind(models.TextChoices):
    """What two records are to each other; ``different`` is only ever said by a person."""

    SAME = "same", _("the same work")
    PART_OF = "part_of", _("one is part of the other")
    ADJOINS = "adjoins", _("the next segment")
    RECURS = "recurs", _("comes every year")
    COMPLEMENT = "complement", _("goes together in one season")
    POSSIBLE = "possible", _("possibly the same, place unclear")
    DIFFERENT = "different", _("different works")


class OverlapAct(models.TextChoices):
    """What may follow from a verdict; none is ever done by the machine."""

    MERGE = "merge", _("merge the two needs")
    SPLIT = "split", _("split the scope")
    SEQUENCE = "sequence", _("put them in order of years")
    COFUND = "cofund", _("pay together")
    KEEP = "keep", _("keep both as they are")


class VerdictState(models.TextChoices):
    """``waiting`` and ``withdrawn`` are the machine's; ``decided`` is a person's and stays."""

    WAITING = "waiting", _("waiting for a person")
    DECIDED = "decided", _("decided by a person")
    WITHDRAWN = "withdrawn", _("no longer found")


class Verdict(Identified):
    """What is thought of one pair of records: by the machine first, then by a person.

    ``a`` is the record received first.  ``machine_kind``, ``score`` and ``reasons`` are the
    machine's and stay as they were when a person decides, so that the machine can be measured;
    ``kind`` is what holds now.  A scan never touches a decided row.  ``area`` and ``fiscal_year``
    (B.E.) are those of the pair, for lists.
    """

    a = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="verdicts_as_first")
    b = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="verdicts_as_second")
    province_code = models.CharField(_("province"), max_length=2)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="verdicts")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"), null=True)
    machine_kind = models.CharField(
        _("kind by the machine"), max_length=12, choices=OverlapKind.choices, blank=True
    )
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=4, default=0)
    reasons = models.JSONField(_("reasons"), default=list)
    thing = models.CharField(_("object"), max_length=120, blank=True)
    model = models.CharField(_("model of the machine"), max_length=40, blank=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    kind = models.CharField(_("kind"), max_length=12, choices=OverlapKind.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=VerdictState.choices, default=VerdictState.WAITING
    )
    act = models.CharField(_("act"), max_length=10, choices=OverlapAct.choices, blank=True)
    effect = models.JSONField(_("what the act did"), default=dict)
    words = models.TextField(_("reason in words"), blank=True)
    decided_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="overlap_verdicts"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-score", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="screening_verdict_once"),
            models.CheckConstraint(
                condition=models.Q(a__lt=models.F("b")), name="screening_verdict_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | models.Q(state="decided"),
                name="screening_verdict_decided_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["province_code", "state", "-score", "-id"], name="screening_verdict_queue"
            ),
            models.Index(fields=["state", "-score", "-id"], name="screening_verdict_best"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} {self.kind} {self.b_id}"


class Scan(models.Model):
    """The last look for overlaps in a province: when, how much it saw, and by which model."""

    province_code = models.CharField(_("province"), max_length=2, primary_key=True)
    scanned_at = models.DateTimeField(_("scanned at"))
    records = models.PositiveIntegerField(_("records seen"), default=0)
    pairs = models.PositiveIntegerField(_("pairs found"), default=0)
    model = models.CharField(_("model of the machine"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")

    def __str__(self) -> str:
        return f"{self.province_code} {self.scanned_at:%Y-%m-%d %H:%M}"


class LearntModel(Identified):
    """One attempt to learn from people's verdicts, kept whether or not it was any better.

    ``standing`` and ``learnt`` are what the model in force and the new one say of verdicts
    neither has seen: calls right, and how many there were.  Only a better one ``is_used``.
    """

    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    verdicts = models.PositiveIntegerField(_("verdicts learnt from"))
    held = models.PositiveIntegerField(_("verdicts held back"))
    standing = models.JSONField(_("the model in force"), default=dict)
    learnt = models.JSONField(_("the learnt model"), default=dict)
    is_used = models.BooleanField(_("in use"), default=False)
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("learnt model")
        verbose_name_plural = _("learnt models")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d} {self.verdicts}"
