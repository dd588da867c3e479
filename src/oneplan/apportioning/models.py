"""Which body should take a line of a district's list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.models import Identified
from oneplan.threads.models import Referral, Subject


class Taker(models.TextChoices):
    """Who should take a line of a district's list."""

    LOCAL = "local", _("local authority")
    PAO = "pao", _("provincial administrative organisation")
    PROVINCE = "province", _("province")
    CLUSTER = "cluster", _("province cluster")
    AGENCY = "agency", _("government agency")
    PRIVATE = "private", _("private sector")
    COMMUNITY = "community", _("the community itself")


class Taking(Identified):
    """Who should take one line of a district's list of a fiscal year; kept over its runs.

    ``referral`` is the request that went out when a committee adopted the list.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="takings")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="takings")
    taker = models.CharField(_("who should take it"), max_length=10, choices=Taker.choices)
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    because = models.CharField(_("reason"), max_length=500, blank=True)
    said_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(_("said at"), auto_now=True)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, related_name="takings"
    )

    class Meta:
        verbose_name = _("taking of a line")
        verbose_name_plural = _("takings of lines")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "fiscal_year", "subject"], name="apportioning_taking_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} → {self.taker}"
