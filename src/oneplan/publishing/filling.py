"""Filling the official forms from the one entry: the annual list and the project briefs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from oneplan.annual_plans.models import Round
from oneplan.annual_plans.queries import ListRow, RankedList, latest_round, ranked_list
from oneplan.areas.models import Body, BodyKind
from oneplan.core.messages import text_of
from oneplan.documents.render.description import Imprint
from oneplan.funds.models import SourceGroup
from oneplan.plans.models import Listing, Side
from oneplan.publishing.annual_list import AnnualList, ListedItem
from oneplan.publishing.labels import imprint
from oneplan.publishing.work_facts import WorkFacts, facts_of, group_money, place_names

SIDES = {"within": True, "over": False, "stopped": False}
"""Sides of the frame line as the form prints them; anything else prints none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The list a body's forms are printed from, with its facts; ``round`` None: no list yet."""

    body: Body
    fiscal_year: int
    round: Round | None
    listed: RankedList | None
    facts: Mapping[UUID, WorkFacts]
    imprint: Imprint

    @property
    def is_cluster(self) -> bool:
        return self.body.kind == BodyKind.CLUSTER

    @property
    def body_name(self) -> str:
        return self.body.name_th


def gather_list(body: Body, fiscal_year: int, *, on: dt.date) -> Filled:
    """The body's list of a fiscal year (B.E.): the adopted one where there is one, else the last.

    ``on`` is the day of printing.
    """
    round_ = _adopted(body, fiscal_year) or latest_round(body, fiscal_year)
    listed = ranked_list(round_, is_all_readable=True) if round_ else None
    rows = (*listed.rows, *listed.first) if listed else ()
    keys = [row.rank.subject_id for row in rows]
    return Filled(
        body=body,
        fiscal_year=fiscal_year,
        round=round_,
        listed=listed,
        facts=facts_of(keys, fiscal_year=fiscal_year, on=on),
        imprint=imprint(
            printed_on=on,
            issuer=body.name_th,
            edition=_edition(round_),
            seal=round_.inputs_hash[:16] if round_ else "",
            is_trial=bool(round_ and round_.is_trial),
            is_made_up=_is_made_up(listed),
        ),
    )


def annual_list(filled: Filled) -> AnnualList:
    """แบบ จ.2 / กจ.2 of a gathered list."""
    listed, round_ = filled.listed, filled.round
    sides = _adopted_sides(round_)
    frame = listed.frame_line.frame.satang if listed and listed.frame_line else None
    return AnnualList(
        body=filled.body_name,
        fiscal_year=filled.fiscal_year,
        imprint=filled.imprint,
        ranked=[_item(row, filled, sides) for row in listed.rows] if listed else (),
        marked=[_item(row, filled, sides) for row in listed.first] if listed else (),
        frame_satang=frame,
        is_cluster=filled.is_cluster,
        meeting=_meeting(round_),
        places=place_names(filled.body.seat_id[:2] if filled.body.seat_id else ""),
    )


def _item(row: ListRow, filled: Filled, sides: dict[UUID, str]) -> ListedItem:
    facts = filled.facts[row.rank.subject_id]
    activity = facts.activity
    others = group_money(facts, SourceGroup.PRIVATE, SourceGroup.COMMUNITY, SourceGroup.OTHER)
    return ListedItem(
        title=activity.title,
        umbrella=activity.project.title,
        rank=row.rank.position,
        issue=facts.issue,
        programme=activity.project.programme,
        target=activity.output,
        indicator=activity.indicator,
        implementer=activity.implementer.name_th if activity.implementer else "",
        place=facts.place,
        province_satang=group_money(facts, SourceGroup.AREA),
        ministry_satang=group_money(facts, SourceGroup.MINISTRY),
        local_satang=group_money(facts, SourceGroup.LOCAL),
        private_satang=others,
        expense=facts.expense,
        is_within_frame=SIDES.get(sides.get(row.rank.subject_id, row.side)),
        readiness=facts.readiness,
        remarks=_remark(row),
    )


def _remark(row: ListRow) -> str:
    """The heaviest thing the checks had to say of a row."""
    heaviest = [finding for finding in row.findings if finding.severity == row.worst]
    return text_of(heaviest[0]) if heaviest else ""


def _adopted(body: Body, fiscal_year: int) -> Round | None:
    rounds = Round.objects.filter(body=body, fiscal_year=fiscal_year, adopted_as__isnull=False)
    return rounds.select_related("subject", "body", "adopted_as").order_by("-run_no").first()


def _adopted_sides(round_: Round | None) -> dict[UUID, str]:
    """The side each row stood on when the list was adopted; a line drawn later moves nothing."""
    if round_ is None or round_.adopted_as_id is None:
        return {}
    rows = Listing.objects.filter(edition=round_.adopted_as_id)
    ranked = rows.filter(side__in=[Side.WITHIN, Side.OVER])
    return dict(ranked.values_list("subject_id", "side"))


def _edition(round_: Round | None) -> str:
    if round_ is None:
        return ""
    state = "ฉบับที่ได้รับความเห็นชอบ" if round_.adopted_as_id else "ร่าง ยังไม่ผ่านมติ"
    return f"{round_.subject.public_no} · {state}"


def _meeting(round_: Round | None) -> str:
    item = round_.adopted_as.sealed_by if round_ and round_.adopted_as else None
    return str(item.meeting) if item else ""


def _is_made_up(listed: RankedList | None) -> bool:
    """Whether any row comes from the made-up world: its places or bodies are labelled so."""
    if listed is None:
        return False
    owners = {row.rank.subject.owner.is_made_up for row in (*listed.rows, *listed.first)}
    return True in owners
