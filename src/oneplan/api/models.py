"""Tokens of programs, and what a program was answered under a key of its own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Person, Post
from oneplan.core.models import Identified


class Token(Identified):
    """Leave for a program to act as a post, made by whoever sits there and ended with them.

    Only the digest of the secret is kept.  ``minute`` and ``calls`` count the calls of the
    running minute.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    ending = models.CharField(_("last letters"), max_length=4)
    scopes = models.JSONField(_("what it may do"), default=list)
    ends_on = models.DateField(_("last day"))
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    used_at = models.DateTimeField(_("last used"), null=True)
    minute = models.DateTimeField(null=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("token of a program")
        verbose_name_plural = _("tokens of programs")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.name} …{self.ending}"


class Answer(Identified):
    """What was answered to a call that carried an ``Idempotency-Key``, to be said again.

    ``asker`` is the token or the post, ``asked`` the digest of what was sent.  The row is
    written in the transaction of the change: it stands exactly when the change does.
    """

    asker = models.UUIDField(_("token or post"))
    key = models.CharField(_("key"), max_length=100)
    asked = models.CharField(_("digest of the call"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"), default=0)
    media_type = models.CharField(_("type"), max_length=100, blank=True)
    content = models.TextField(_("content"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("answer kept for a key")
        verbose_name_plural = _("answers kept for keys")
        constraints = [
            models.UniqueConstraint(fields=["asker", "key"], name="api_answer_once_for_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.status}"
