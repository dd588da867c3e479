"""The audit trail: append-only, by ids and codes, never by personal data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Identified


class Entry(Identified):
    """One change made by one service for one post.

    Holds ids, codes and the non-personal fields before and after; names live in
    ``accounts.Person`` only, so erasing a person leaves the trail whole.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True)
    code = models.CharField(_("what"), max_length=80)
    user_id = models.BigIntegerField(_("account"), null=True)
    post_id = models.UUIDField(_("post"), null=True)
    object_kind = models.CharField(_("kind of record"), max_length=60)
    object_id = models.CharField(_("record"), max_length=60)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["object_kind", "object_id", "at"], name="audit_entry_of_record"),
            models.Index(fields=["post_id", "at"], name="audit_entry_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.code} {self.object_kind} {self.object_id}"
