"""Tags of the answer form: a finding in one sentence, and the issue a record keeps."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import template

from oneplan.calls.offers import Offer
from oneplan.core.findings import Finding
from oneplan.core.messages import text_of

register = template.Library()


@register.filter
def worded(finding: Finding) -> str:
    """The reason of a finding, without its remedy."""
    return text_of(finding)


@register.simple_tag
def chosen_issue(offer: Offer, chosen: Mapping[UUID, UUID | None]) -> UUID | None:
    """The issue chosen in the form as sent, else the one the record's approach stands under."""
    return chosen.get(offer.subject.pk, offer.issue)
