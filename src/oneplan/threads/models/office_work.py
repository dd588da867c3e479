"""Rows of work inside an office: sign-off, hand-over, and what is opened to guests."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Person, Post
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified
from oneplan.threads.models.subjects import Subject


class SignOffStep(Identified):
    """One step a body's drafts pass before they leave the office (เสนอ → เห็นชอบ → ลงนาม)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sign_off_steps")
    position = models.PositiveSmallIntegerField(_("order"))
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="sign_off_steps")

    class Meta:
        verbose_name = _("step of sign-off")
        verbose_name_plural = _("steps of sign-off")
        ordering = ["body_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "position"],
                name="threads_step_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["body", "post"], name="threads_step_post_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.position}"


class SignOff(models.Model):
    """Where a draft waits in its office now; rebuilt from its moves by ``rules.standing``."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, primary_key=True)
    writer = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="drafts_sent")
    waits_for = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="drafts_waiting"
    )
    is_signed = models.BooleanField(_("signed"), default=False)

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")

    def __str__(self) -> str:
        return f"{self.subject_id} → {self.waits_for_id}"


class MoveKind(models.TextChoices):
    SUBMITTED = "submitted", _("submitted")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("sent back")


class SignOffMove(Identified):
    """One move of a draft through its office; undone, never deleted."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(_("move"), max_length=10, choices=MoveKind.choices)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="moves")
    remarks = models.TextField(_("remarks"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("move of a draft")
        verbose_name_plural = _("moves of drafts")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind}"


class HandOver(Identified):
    """One hand-over of a post's duty (ส่งมอบงาน): what was written, and who took it over.

    Without ``writer`` nobody was there to write: the successor took it over from the facts.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="hand_overs")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="hand_overs"
    )
    words = models.TextField(_("notes"), blank=True)
    begun_at = models.DateTimeField(_("written at"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken over at"), null=True)

    class Meta:
        verbose_name = _("hand-over of duty")
        verbose_name_plural = _("hand-overs of duty")
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"],
                condition=models.Q(taken_at__isnull=True),
                name="threads_hand_over_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.begun_at:%Y-%m-%d}"


class HandOverNote(Identified):
    """What the predecessor says of one open matter."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="notes")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="hand_over_notes")
    words = models.TextField(_("words of the predecessor"))

    class Meta:
        verbose_name = _("note of a hand-over")
        verbose_name_plural = _("notes of hand-overs")
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "subject"], name="threads_note_once")
        ]

    def __str__(self) -> str:
        return f"{self.hand_over_id} {self.subject_id}"


class GuestLink(Identified):
    """Reading opened to somebody without an account, by a link, until a day.

    Only the digest of its secret is stored.  ``area`` opens what is circulated there; single
    records stand in ``subjects``.
    """

    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guest_links")
    purpose = models.CharField(_("purpose"), max_length=200)
    given_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="guest_links")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="guest_links")
    subjects = models.ManyToManyField(Subject, related_name="guest_links")
    valid_until = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("link revoked at"), null=True)

    class Meta:
        verbose_name = _("guest link")
        verbose_name_plural = _("guest links")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.given_by_id} {self.valid_until:%Y-%m-%d}"
