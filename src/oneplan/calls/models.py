"""Calls, their issues and sent versions, the bodies addressed, and their answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.models import Identified
from oneplan.documents.models import Paper
from oneplan.screening.models import CriteriaSet
from oneplan.threads.models import Subject


class CallState(models.TextChoices):
    DRAFT = "draft", _("being written")
    SENT = "sent", _("sent")
    CLOSED = "closed", _("closed")


class Purpose(models.TextChoices):
    """The plan the answers are gathered for, by its code of ``plan_types``."""

    PROVINCE_YEAR = "P1", _("annual plan of the province")
    PROVINCE_CYCLE = "P5", _("development plan of the province")
    DISTRICT_YEAR = "D1", _("annual needs of the district")
    DISTRICT_CYCLE = "D5", _("development plan of the district")
    CLUSTER_YEAR = "C1", _("annual plan of the cluster")
    CLUSTER_CYCLE = "C5", _("development plan of the cluster")


class Call(models.Model):
    """What a body asks of others to open a round of a fiscal year: its words as they stand now.

    A draft is written over; once sent, every change of its words is a new ``CallVersion``.
    """

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="call"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="calls")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    purpose = models.CharField(_("gathered for"), max_length=4, choices=Purpose.choices)
    direction = models.TextField(_("direction"), blank=True)
    how_to_answer = models.TextField(_("how to answer"), blank=True)
    takes_activities = models.BooleanField(_("asks for activities"), default=True)
    takes_needs = models.BooleanField(_("asks for needs"), default=False)
    takes_declared = models.BooleanField(_("asks agencies to declare own projects"), default=False)
    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, null=True, related_name="calls"
    )
    due_on = models.DateField(_("answer by"))
    letter = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="calls")
    state = models.CharField(
        _("state"), max_length=6, choices=CallState.choices, default=CallState.DRAFT
    )
    version = models.PositiveSmallIntegerField(_("version"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-subject_id"]
        indexes = [models.Index(fields=["body", "fiscal_year"], name="calls_call_round")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.fiscal_year} {self.purpose}"


class CallIssue(Identified):
    """An issue of the plan in force the call names, with its indicative money if any."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="issues")
    lineage = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="called_for")
    number = models.CharField(_("number"), max_length=20)
    title = models.TextField(_("title"))
    satang = models.BigIntegerField(_("indicative money in satang"), null=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("issue of a call")
        verbose_name_plural = _("issues of calls")
        ordering = ["call_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "lineage"], name="calls_issue_once"),
            models.CheckConstraint(
                condition=models.Q(satang__isnull=True) | models.Q(satang__gte=0),
                name="calls_issue_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class CallVersion(Identified):
    """The words of a call as one sending told them, and what that sending changed."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    words = models.JSONField(_("words"), default=dict)
    changed = models.JSONField(_("what changed"), default=list)
    because = models.TextField(_("reason"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    sent_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("version of a call")
        verbose_name_plural = _("versions of calls")
        ordering = ["call_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="calls_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.call_id} v{self.number}"


class Addressee(Identified):
    """A body a call is addressed to: when it read, acknowledged, and was reminded."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="addressees")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="addressed")
    satang = models.BigIntegerField(_("indicative money in satang"), null=True)
    read_at = models.DateTimeField(_("first read at"), null=True)
    read_version = models.PositiveSmallIntegerField(_("version read last"), default=0)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True)
    acknowledged_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ["call_id", "body__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "body"], name="calls_addressee_once"),
            models.CheckConstraint(
                condition=models.Q(satang__isnull=True) | models.Q(satang__gte=0),
                name="calls_addressee_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} → {self.body_id}"


class Answer(Identified):
    """One sending of an answer; a body may answer in parts, and two of its people at once."""

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField(_("number"))
    is_whole = models.BooleanField(_("this is everything"), default=True)
    because = models.TextField(_("nothing to propose, because"), blank=True)
    remark = models.TextField(_("remark"), blank=True)
    call_version = models.PositiveSmallIntegerField(_("version answered"))
    by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        ordering = ["addressee_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["addressee", "number"], name="calls_answer_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.addressee_id} #{self.number}"


class AnswerLine(Identified):
    """One record submitted in an answer; taken back, never deleted.

    ``is_declared``: paid by other money than the caller's, so it counts as declared and is never
    ranked against the caller's money.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="lines")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="lines")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="answer_lines")
    issue = models.ForeignKey(CallIssue, on_delete=models.PROTECT, null=True, related_name="lines")
    is_declared = models.BooleanField(_("declared, paid by own money"), default=False)
    satang = models.BigIntegerField(_("amount in satang"), default=0)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("line of an answer")
        verbose_name_plural = _("lines of answers")
        ordering = ["addressee_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["addressee", "subject"],
                condition=models.Q(taken_back_at__isnull=True),
                name="calls_line_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.subject_id}"
