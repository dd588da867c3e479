"""Two districts and their five-year plans: one is adopted by its ก.บ.อ., one is being written.

``data/district_plan.toml`` tells them; the list of the adopted one is gathered from the yearly
list of needs the committee adopted before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from oneplan.committees.models import Committee, Meeting
from oneplan.committees.queries import what_waits
from oneplan.demo.sittings import Item, Sitting, sit
from oneplan.demo.words import written
from oneplan.demo.world import World
from oneplan.plans.acts import CODE as ADOPT_EDITION
from oneplan.plans.collecting import collect_listings
from oneplan.plans.models import Edition, ElementKind
from oneplan.plans.preparing import Begun, RowSaid, begin_plan, put_row
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to


def plan_by_district(world: World) -> None:
    """Every plan of the file: opened and written, and adopted where a day is named."""
    for told in written("district_plan")["plan"]:
        by = world.officer(told["district"])
        world.at(told["on"])
        wanted = Begun(type_code="D5", years=told["cycle"], edition_year=told["year"])
        edition = begin_plan(by.body, wanted, by=by)
        _write(world, edition, told["rows"], officer=told["district"])
        if "adopted_on" in told:
            collect_listings(edition, by=by)
            _adopt(world, edition, told)


def _write(world: World, edition: Edition, rows: Sequence[Sequence[Any]], *, officer: str) -> None:
    by = world.officer(officer)
    for kind, above, title, unit, *rest in rows:
        baseline_year, baseline, targets = rest or (None, "", {})
        said = RowSaid(
            title=title,
            unit=unit,
            baseline_year=baseline_year,
            baseline_words=baseline,
            targets=tuple((int(year), words) for year, words in targets.items()),
        )
        under = edition.elements.get(number=above) if above else None
        put_row(edition, ElementKind(kind), said, under=under, by=by)


def _adopt(world: World, edition: Edition, told: Mapping[str, Any]) -> None:
    """The second meeting of the year adopts the plan, which everybody may read then."""
    by, committee = world.officer(told["district"]), world.committee("KBO", told["district"])
    sitting = Sitting(
        committee=committee,
        number=1 + Meeting.objects.filter(committee=committee, year=told["year"]).count(),
        year=told["year"],
        held_on=told["adopted_on"],
        place="หอประชุมอำเภอ",
        by=by,
        absent=1,
    )
    sit(world, sitting, partial(_waiting, committee))
    widen_to(edition.plan.subject, Circulation.PUBLIC, by=by)


def _waiting(committee: Committee) -> list[Item]:
    return [Item(waiting=each) for each in what_waits(committee) if each.act == ADOPT_EDITION]
