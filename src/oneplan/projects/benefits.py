"""Which provinces gain from a project, and how much of it: what a cluster's gate looks at.

The gate "more than one province" is judged on the benefit of the whole project, never on where a
line is built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.areas.models import Area, BodyKind
from oneplan.areas.queries import cluster_of, members_of
from oneplan.projects import rules
from oneplan.projects.models import Activity, Benefit, Project
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True)
class Share:
    """What part of a project's benefit a province gains, in whole percent, and why so."""

    percent: int
    because: str


@transaction.atomic
def state_benefits(project: Project, shares: Mapping[Area, Share], *, by: Post | None) -> None:
    """State the benefit of the whole project by province; it replaces what was stated.

    Locks the project.  The same statement again changes nothing.  Raises ``Refusal`` when the
    shares are not a hundred together, or one is nothing or has no reason; then what stood stays.
    """
    rules.check_shares(
        {area.full_name: (share.percent, share.because) for area, share in shares.items()}
    )
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    rows = project.benefits.values_list("area_id", "percent", "because")
    standing = {code: Share(percent, because) for code, percent, because in rows}
    wanted = {area.code: share for area, share in shares.items()}
    if wanted == standing:
        return
    project.benefits.all().delete()
    Benefit.objects.bulk_create(
        Benefit(project=project, area=area, percent=share.percent, because=share.because)
        for area, share in shares.items()
    )
    largest = sorted(shares.items(), key=lambda pair: (-pair[1].percent, pair[0].code))
    tell(
        project.subject,
        "projects.benefits_stated",
        by=by,
        before={"shares": {code: share.percent for code, share in standing.items()}},
        shares=", ".join(f"{area.name_th} {share.percent}%" for area, share in largest),
    )


def benefits_of(project_ids: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """Percent by province (code) of each project that states its benefit, in one query."""
    found: dict[UUID, dict[str, int]] = {}
    rows = Benefit.objects.filter(project_id__in=set(project_ids)).order_by("area_id")
    for project_id, code, percent in rows.values_list("project_id", "area_id", "percent"):
        found.setdefault(project_id, {})[code] = percent
    return found


def benefits_of_subjects(keys: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """The same for activities and projects alike: an activity goes by its project's benefit."""
    project_of = {key: key for key in keys}
    project_of |= dict(Activity.objects.filter(pk__in=keys).values_list("pk", "project_id"))
    stated = benefits_of(project_of.values())
    return {key: stated[project] for key, project in project_of.items() if project in stated}


def stated_benefits(project: Project) -> Sequence[Benefit]:
    """What a project states, the largest share first."""
    rows = project.benefits.select_related("area")
    return list(rows.order_by("-percent", "area__sort_key"))


def provinces_to_name(project: Project, *, on: dt.date) -> list[Area]:
    """The provinces of the cluster of a project's owner, and any other it names already."""
    owner = project.subject.owner
    seat = owner.seat_id or project.subject.area_id or ""
    cluster = owner if owner.kind == BodyKind.CLUSTER else cluster_of(seat, on=on) if seat else None
    members = list(members_of(cluster, on=on)) if cluster else []
    named = [each.area for each in stated_benefits(project)]
    return list(dict.fromkeys([*members, *named]))
