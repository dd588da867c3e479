"""Plans of other places quoted from public sources: Roi Et's visions, a cluster's issues.

No officer of the example wrote them, so nobody is named as their writer; each edition says where
its text was taken from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from oneplan.cycles.services import open_cycle
from oneplan.demo.words import written
from oneplan.demo.world import World
from oneplan.plans.models import Edition, EditionKind, ElementKind, Plan
from oneplan.plans.rewriting import rewrite_element
from oneplan.plans.services import ElementDraft, open_edition, open_plan, seal, write_elements
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to


def quote_plans(world: World) -> None:
    """Every plan of ``data/sourced_plans.toml``, edition by edition."""
    for told in written("sourced_plans")["plan"]:
        world.at(told["edition"][0]["on"])
        plan = open_plan(
            told["type"],
            world.body(told["body"]),
            title=told["title"],
            cycle=open_cycle(told["cycle"]),
            by=None,
        )
        for edition in told["edition"]:
            world.at(edition["on"])
            _quote(plan, edition)
        widen_to(plan.subject, Circulation.PUBLIC, by=None)


def _quote(plan: Plan, told: Mapping[str, Any]) -> None:
    edition = open_edition(
        plan, kind=EditionKind.FULL, year=told["year"], source=told["source"], by=None
    )
    _write(edition, told["rows"])
    seal(edition, item=None, by=None, in_force_on=told["on"])


def _write(edition: Edition, rows: Sequence[Sequence[str]]) -> None:
    """Rows that stand in the edition already are rewritten, so that their lineage goes on."""
    standing = {element.number: element for element in edition.elements.all()}
    fresh = []
    for kind, number, parent, title in rows:
        if number in standing:
            rewrite_element(standing[number], by=None, title=title)
        else:
            fresh.append(
                ElementDraft(kind=ElementKind(kind), number=number, parent=parent, title=title)
            )
    write_elements(edition, fresh, by=None)
