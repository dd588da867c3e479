"""Who reads a call, and who reads what was answered: named bodies, as a consultation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from oneplan.threads.models import Circulation, Share, Subject

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.calls.models import Call


def show_to(call: Call, body_ids: Iterable[UUID]) -> None:
    """Let the bodies addressed read the call; the number of queries does not grow."""
    Subject.objects.filter(pk=call.pk, circulation=Circulation.DRAFT).update(
        circulation=Circulation.CONSULTED
    )
    Share.objects.bulk_create(
        (Share(subject=call.subject, body_id=key) for key in body_ids), ignore_conflicts=True
    )


def hide_again(call: Call) -> None:
    """Make a recalled call a draft of its own body again."""
    Share.objects.filter(subject=call.subject, ended_at=None).update(ended_at=timezone.now())
    Subject.objects.filter(pk=call.pk).update(circulation=Circulation.DRAFT)


def show_records_to(body: Body, subjects: Iterable[Subject]) -> None:
    """Let the caller read what was proposed to it; wider records stay as they are."""
    narrow = [
        subject
        for subject in subjects
        if subject.circulation in (Circulation.DRAFT, Circulation.CONSULTED)
    ]
    keys = [subject.pk for subject in narrow]
    Subject.objects.filter(pk__in=keys, circulation=Circulation.DRAFT).update(
        circulation=Circulation.CONSULTED
    )
    Share.objects.bulk_create(
        (Share(subject=subject, body=body) for subject in narrow), ignore_conflicts=True
    )
