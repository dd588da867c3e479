"""Committees, seats, meetings and agenda items (the sixth of the ten decisions)."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.models import Dated, Identified
from oneplan.documents.models import Paper
from oneplan.threads.models import Subject


class Committee(Identified, Dated):
    """A body of people that decides (ก.บ.จ., ก.บ.อ., a sub-committee) for a term."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="committees")
    kind = models.CharField(_("kind"), max_length=40)
    name_th = models.CharField(_("Thai name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    order_number = models.CharField(_("appointing order"), max_length=120, blank=True)
    quorum_share = models.PositiveSmallIntegerField(_("quorum in percent of seats"), default=50)

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind", "valid_from"],
                name="committees_committee_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name_th


class SeatDuty(models.TextChoices):
    CHAIR = "chair", _("chair")
    MEMBER = "member", _("member")
    SECRETARY = "secretary", _("member and secretary")


class Seat(Identified, Dated):
    """One seat of a committee, by category, held by a post (ex officio) or by a named holding."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    category = models.CharField(_("category"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    duty = models.CharField(_("duty"), max_length=10, choices=SeatDuty.choices)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="seats")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["committee_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "title"], name="committees_seat_once")
        ]

    def __str__(self) -> str:
        return self.title


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("sitting")
    RESOLVED = "resolved", _("resolved")
    CERTIFIED = "certified", _("minutes certified")


class Meeting(models.Model):
    """A numbered meeting (ครั้งที่ n/ปี พ.ศ.), or a circulated resolution (มติเวียน), equal to it."""

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="meeting"
    )
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField(_("number"))
    year = models.PositiveSmallIntegerField(_("year (B.E.)"))
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    is_circular = models.BooleanField(_("circulated resolution"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    certified_at = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="certifies"
    )
    minutes = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="minutes")
    minutes_hash = models.CharField(_("hash of the minutes"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "number", "year"],
                name="committees_meeting_number_once",
                violation_error_message=_("This committee has a meeting of that number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee.short_name} {self.number}/{self.year}"


class Presence(Identified):
    """Who sat in which seat at a meeting, counted by seat for the quorum."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="presences")
    is_present = models.BooleanField(_("present"), default=False)
    by_alternate = models.BooleanField(_("by an alternate"), default=False)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="committees_presence_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.seat_id}"


class Decision(models.TextChoices):
    APPROVED = "approved", _("approved")
    APPROVED_CHANGED = "approved_changed", _("approved with changes")
    REJECTED = "rejected", _("not approved")
    DEFERRED = "deferred", _("deferred")
    NOTED = "noted", _("noted")


class AgendaItem(Identified):
    """One item of an agenda: a subject, a registered act with its facts, and what was decided.

    ``facts`` are what the act will do, fixed when the item was put on the agenda; ``effect`` is
    what it did when the resolution was confirmed, enough to undo it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    part = models.PositiveSmallIntegerField(_("part of the agenda (ระเบียบวาระที่ 1 to 5)"), default=4)
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.TextField(_("title"))
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, related_name="agenda_items"
    )
    act = models.CharField(_("act"), max_length=80, blank=True)
    facts = models.JSONField(_("facts of the act"), default=dict)
    proposal = models.TextField(_("what the secretary or sub-committee proposes"), blank=True)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices, blank=True)
    resolution = models.TextField(_("resolution"), blank=True)
    effect = models.JSONField(_("effect"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    version = models.PositiveIntegerField(_("version of decision and resolution"), default=0)
    corrections = models.JSONField(_("recorded corrections"), default=list)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting_id", "part", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "part", "position"], name="committees_item_position_once"
            ),
            models.UniqueConstraint(
                fields=["subject", "act", "meeting"],
                condition=~models.Q(act=""),
                name="committees_act_once_on_an_agenda",
                violation_error_message=_("This is on the agenda already."),
            ),
        ]
        indexes = [
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="committees_item_title"),
            GinIndex(OpClass("resolution", name="gin_trgm_ops"), name="committees_item_resolution"),
        ]

    def __str__(self) -> str:
        return f"{self.part}.{self.position} {self.title}"
