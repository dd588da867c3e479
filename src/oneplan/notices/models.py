"""Notices of posts, how persons want to be told, and what was sent out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Person, Post
from oneplan.core.models import Identified
from oneplan.threads.models import Event, Subject


class Kind(models.TextChoices):
    """What a notice is about; a person chooses the pace for each."""

    ASKED = "asked", _("something is asked of us")
    ANSWERED = "answered", _("an answer to what we asked")
    MOVED = "moved", _("others moved a record of ours")
    DUE = "due", _("something is due soon")


class Pace(models.TextChoices):
    """How soon a person is told outside the product."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NONE = "none", _("not at all")


class Notice(Identified):
    """One thing a post is told; a successor finds it with what was read of it.

    ``key`` says what it tells of (an event, or something dated), so that deriving notices again
    changes nothing.  The words are made when they are read: an event's own sentence, or those
    registered for ``code``.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="notices")
    key = models.CharField(_("what it tells of"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(_("code"), max_length=80, blank=True)
    facts = models.JSONField(_("facts"), default=dict)
    at = models.DateTimeField(_("at"))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "key"], name="notices_notice_once_for_a_post")
        ]
        indexes = [
            models.Index(
                fields=["post", "-id"],
                condition=models.Q(read_at__isnull=True),
                name="notices_notice_unread",
            ),
            models.Index(fields=["post", "-id"], name="notices_notice_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.key}"


class Gathering(models.Model):
    """How far the events of stories were read: the only row there is.

    ``horizon`` is PostgreSQL's oldest running transaction at the last reading: whatever that
    reading could not see yet was written by that transaction or a later one.
    """

    only = models.BooleanField(primary_key=True, default=True)
    horizon = models.CharField(max_length=30)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="notices_gathering_one_row")
        ]

    def __str__(self) -> str:
        return self.horizon


class Wish(Identified):
    """How soon a person wants to be told of a kind; without one the kind's own default holds."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    pace = models.CharField(_("pace"), max_length=10, choices=Pace.choices)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notices_wish_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pace}"


class LineTarget(Identified):
    """A LINE group or user a post's notices are pushed to, since its code was written there."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="line_targets")
    target = models.CharField(_("LINE id"), max_length=60)
    bound_at = models.DateTimeField(_("bound at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("LINE target")
        verbose_name_plural = _("LINE targets")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "target"],
                condition=models.Q(ended_at__isnull=True),
                name="notices_line_target_once",
            )
        ]

    def __str__(self) -> str:
        return self.target


class LineCode(Identified):
    """A one-time code that binds the LINE group it is written in; only its digest is kept."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="line_codes")
    digest = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField(_("ends at"))

    def __str__(self) -> str:
        return str(self.pk)


class Channel(models.TextChoices):
    MAIL = "mail", _("e-mail")
    LINE = "line", "LINE"


class LinePush(Identified):
    """One message to a LINE target.

    Trying again repeats its very text under its key, which is the row's own, so that LINE takes
    it once however often it is sent.
    """

    target = models.ForeignKey(LineTarget, on_delete=models.CASCADE, related_name="pushes")
    text = models.TextField(_("text"))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("LINE message")
        verbose_name_plural = _("LINE messages")

    def __str__(self) -> str:
        return str(self.pk)


class Sending(Identified):
    """That a notice went out to a person by mail, or to a LINE target; tried again until it did.

    ``push`` is the LINE message it is part of.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="sendings")
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    to = models.UUIDField(_("person or LINE target"))
    sent_at = models.DateTimeField(_("sent at"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    failure = models.CharField(_("what went wrong"), max_length=200, blank=True)
    push = models.ForeignKey(LinePush, on_delete=models.CASCADE, null=True, related_name="sendings")

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel", "to"], name="notices_sending_once")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.tries}"
