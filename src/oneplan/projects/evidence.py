"""Recording readiness for many activities at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.projects.models import Activity, Evidence
from oneplan.threads.services import tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def meet_items(met: Mapping[Activity, Sequence[str]], *, words: str, by: Post | None) -> int:
    """Record readiness items as met, with a fixed number of queries; how many were not before.

    ``words`` say by what they are met.  An item that stands as met is left as it is; one that
    was recorded as not met becomes met.
    """
    standing = {
        (row.activity_id, row.code): row for row in Evidence.objects.filter(activity__in=met)
    }
    fresh, turned = [], []
    told: dict[Activity, list[str]] = {}
    for activity, codes in met.items():
        for code in dict.fromkeys(codes):
            row = standing.get((activity.pk, code))
            if row is None:
                fresh.append(Evidence(activity=activity, code=code, is_met=True, words=words[:300]))
            elif row.is_met:
                continue
            else:
                row.is_met, row.words = True, words[:300]
                turned.append(row)
            told.setdefault(activity, []).append(code)
    Evidence.objects.bulk_create(fresh, batch_size=5000)
    Evidence.objects.bulk_update(turned, ["is_met", "words"], batch_size=1000)
    tell_many(
        [
            (each.subject, {"item": ", ".join(codes), "words": words})
            for each, codes in told.items()
        ],
        "projects.evidence_met",
        by,
    )
    return len(fresh) + len(turned)
