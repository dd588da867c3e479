"""Subjects, ties, events, shares, referrals and places (the first of the ten decisions)."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified
from oneplan.documents.models import Paper


class Circulation(models.TextChoices):
    """Who may read a subject; each step is wider than the one before."""

    DRAFT = "draft", _("draft")
    CONSULTED = "consulted", _("consulted")
    CIRCULATED = "circulated", _("circulated")
    PUBLIC = "public", _("public")


class SubjectKind(models.TextChoices):
    """What can have a story; the letter opens its public number."""

    NEED = "N", _("need")
    PROJECT = "P", _("project")
    ACTIVITY = "A", _("activity")
    PLAN = "L", _("plan")
    MEETING = "M", _("meeting")
    PUBLISHED_LINE = "B", _("published budget line")
    ELEMENT = "E", _("element of a plan")
    ROUND = "R", _("round")
    ASSET = "S", _("asset")
    CALL = "C", _("call")
    VALUE_CHAIN = "V", _("value chain")


LETTER_PAIRS = "threads_letter_pairs"
"""The function of the database that gives every two letters that stand together in a text.

Its index answers words of two letters, which the index of letter triples cannot.
"""


class Subject(Identified):
    """Anything that has a story.

    ``owner`` answers for it now, ``origin`` never changes.  ``area`` is the longest prefix that
    holds all its places: money rolls up there and is "not divisible below".  ``stage`` is a label
    computed from facts and may be rebuilt at any time.
    """

    kind = models.CharField(_("kind"), max_length=1, choices=SubjectKind.choices)
    public_no = models.CharField(_("public number"), max_length=30, unique=True)
    title = models.TextField(_("title"))
    search_text = models.TextField(_("search text"), blank=True)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, related_name="subjects", verbose_name=_("area")
    )
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="owned_subjects")
    origin = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="born_subjects")
    circulation = models.CharField(
        _("circulation"), max_length=10, choices=Circulation.choices, default=Circulation.DRAFT
    )
    stage = models.CharField(_("stage"), max_length=40, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"), null=True)
    home = models.CharField(_("home installation"), max_length=60, default="local")
    is_trial = models.BooleanField(_("trial data"), default=False)
    made_at = models.DateTimeField(_("first received"), auto_now_add=True)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["area", "fiscal_year", "kind"],
                name="threads_subject_at",
                opclasses=["varchar_pattern_ops", "int2_ops", "text_ops"],
                include=["circulation", "owner", "id"],
            ),
            models.Index(fields=["owner", "kind", "-id"], name="threads_subject_owner"),
            models.Index(fields=["kind", "-id"], name="threads_subject_newest"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="threads_subject_search"),
            GinIndex(
                models.Func("search_text", function=LETTER_PAIRS), name="threads_subject_pairs"
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(kind=SubjectKind.PUBLISHED_LINE)
                & ~models.Q(circulation=Circulation.PUBLIC),
                name="threads_subject_kept_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_no} {self.title}"

    @property
    def kind_word(self) -> str:
        """The English word of the kind, as audit entries and API answers write it."""
        return SubjectKind(self.kind).name.lower()


class Serial(models.Model):
    """The counter behind public numbers: one row per kind, unit of birth and fiscal year."""

    kind = models.CharField(max_length=1)
    unit = models.CharField(max_length=20)
    fiscal_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unit", "fiscal_year"], name="threads_serial_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}{self.unit}-{self.fiscal_year}: {self.last}"


class TieKind(models.TextChoices):
    """Lineage from the younger or smaller (``child``) to the older or larger (``parent``)."""

    MERGED_INTO = "merged_into", _("merged into")
    SPLIT_FROM = "split_from", _("split from")
    ANSWERS = "answers", _("answers")
    PART_OF = "part_of", _("part of")
    REFERRED_AS = "referred_as", _("referred as")
    PROPOSED_AGAIN = "proposed_again", _("proposed again from")
    BUILT_AS = "built_as", _("built as")
    PRINTED_AS = "printed_as", _("printed as")


class Tie(Identified):
    """One strand of lineage.  Ended, never deleted."""

    kind = models.CharField(_("kind"), max_length=20, choices=TieKind.choices)
    child = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ties_up")
    parent = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="ties_down")
    facts = models.JSONField(_("facts"), default=dict)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "child", "parent"],
                condition=models.Q(ended_at__isnull=True),
                name="threads_tie_live_once",
                violation_error_message=_("These two are tied already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(child=models.F("parent")), name="threads_tie_not_to_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "kind"], name="threads_tie_parent"),
            models.Index(fields=["child", "kind"], name="threads_tie_child"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} {self.kind} {self.parent_id}"


class Event(Identified):
    """One sentence of a story.  Append-only: an undo is an event of its own."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(_("code"), max_length=80)
    facts = models.JSONField(_("facts"), default=dict)
    at = models.DateTimeField(_("at"))
    by_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="events")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="events")
    is_public = models.BooleanField(_("may be told in public"), default=True)
    province_code = models.CharField(_("province it was told in"), max_length=2, blank=True)
    """Of the subject's area when it was told; empty for a record that lies in no one province."""

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["subject", "at", "id"], name="threads_event_story"),
            models.Index(fields=["province_code", "-id"], name="threads_event_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.code}"


class Share(Identified):
    """A consultation: a named body may read a draft until it ends."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="shares")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="consulted_on")
    begun_at = models.DateTimeField(_("since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("until"), null=True)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "body"],
                condition=models.Q(ended_at__isnull=True),
                name="threads_share_live_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} → {self.body_id}"


class ReferralKind(models.TextChoices):
    REFER = "refer", _("refer: the owner stays")
    TRANSFER = "transfer", _("transfer: the owner changes on acceptance")
    JOINT = "joint", _("joint: pay together")


class ReferralState(models.TextChoices):
    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back by the sender")


class Referral(Identified):
    """A request to another body (ส่งต่อ/ประสานแผน), open until it is answered."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="referrals")
    kind = models.CharField(_("kind"), max_length=10, choices=ReferralKind.choices)
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="referrals_sent")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="referrals_received")
    reason = models.TextField(_("reason"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReferralState.choices, default=ReferralState.OPEN
    )
    sent_on = models.DateField(_("sent on"))
    due_on = models.DateField(_("answer due on"), null=True)
    answered_on = models.DateField(_("answered on"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    version = models.PositiveIntegerField(_("version of the answer"), default=0)

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-sent_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "to_body"],
                condition=models.Q(state="open"),
                name="threads_referral_open_once",
                violation_error_message=_("This is waiting for that body's answer already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind} {self.state}"


class Place(Identified):
    """Where a subject is; one subject may have several places."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="places")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="places")
    words = models.CharField(_("in words"), max_length=300, blank=True)
    lat = models.FloatField(_("latitude"), null=True)
    lon = models.FloatField(_("longitude"), null=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(fields=["subject", "area"], name="threads_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} @ {self.area_id}"
