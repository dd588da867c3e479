"""The headings of the sign-in page, and under which of them a demo account is found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.roles import MEMBERS, PEOPLES_HEADS, WATCHERS, Role
from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, BodyKind


class DemoCircle(models.TextChoices):
    """Under which heading of the sign-in page a demo account is found."""

    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    LOCAL = "local", _("Local authorities")
    VILLAGE = "village", _("Village and community")
    AGENCY = "agency", _("Agencies and state enterprises")
    CLUSTER = "cluster", _("Province cluster")
    REVIEW = "review", _("Review and oversight")
    COMMITTEE = "committee", _("Committees")
    OTHER = "other", _("Others")


_BY_KIND = {
    BodyKind.PROVINCE_OFFICE: DemoCircle.PROVINCE,
    BodyKind.DISTRICT_OFFICE: DemoCircle.DISTRICT,
    BodyKind.AGENCY: DemoCircle.AGENCY,
    BodyKind.STATE_ENTERPRISE: DemoCircle.AGENCY,
    BodyKind.CLUSTER: DemoCircle.CLUSTER,
    BodyKind.VILLAGE_COMMITTEE: DemoCircle.VILLAGE,
} | dict.fromkeys(LOCAL_AUTHORITY_KINDS, DemoCircle.LOCAL)


def circle_of(role: Role, *, kind: BodyKind) -> DemoCircle:
    """Where one looks for a post: first by what it does, otherwise by the body it belongs to."""
    if role in MEMBERS:
        return DemoCircle.COMMITTEE
    if role in WATCHERS:
        return DemoCircle.REVIEW
    if role in PEOPLES_HEADS:
        return DemoCircle.VILLAGE
    return _BY_KIND.get(kind, DemoCircle.OTHER)
