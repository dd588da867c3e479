"""Adopting a ranked list as a sealed edition of the annual plan, and undoing that."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from oneplan.annual_plans.consequences import apply_all, undo_all
from oneplan.annual_plans.models import FrameLine, Level, Round
from oneplan.annual_plans.queries import ListRow, RankedList, latest_round, ranked_list
from oneplan.annual_plans.services import fresh_hash
from oneplan.core.errors import Refusal
from oneplan.funds.models import Source
from oneplan.plans.models import Edition, EditionKind, ListingYear, Plan, Side
from oneplan.plans.services import (
    ListingDraft,
    edition_label,
    open_edition,
    open_plan,
    seal,
    unseal,
    write_listings,
)
from oneplan.projects.models import CostLine
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.services import tell, tell_many, widen_to

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem

PLAN_TYPES = {Level.PROVINCE: "P1", Level.CLUSTER: "C1", Level.DISTRICT: "D1"}
"""Codes of ``plan_types``: แผนปฏิบัติราชการประจำปี of a province and a cluster, แผนความต้องการ."""

SIDES = {
    "within": Side.WITHIN,
    "over": Side.OVER,
    "undrawn": Side.UNDRAWN,
    "first": Side.OUTSIDE,
}
"""What is stopped at a gate, and what asks other money than the list's own, is not printed."""

Money = Mapping[UUID, tuple[tuple[int, Source, int], ...]]


@transaction.atomic
def adopt_list(
    round_: Round, *, item: AgendaItem | None, by: Post, on: dt.date | None = None
) -> dict[str, Any]:
    """Make the list with its line a sealed full edition of the annual plan.

    Locks the run.  What a committee adopted is circulated.  Every activity's story tells on
    which side it stands; rows stopped at a gate are left out and told so.  Returns the effect
    ``undo_adoption`` needs.  Raises ``Refusal``
    for an empty list, an older run, one whose inputs have changed since, or a list adopted
    already with this line.
    """
    rows = Round.objects.select_for_update(of=("self",), no_key=True)
    round_ = rows.select_related("subject", "body", "area", "criteria_set").get(pk=round_.pk)
    found = ranked_list(round_, is_all_readable=True)
    _check(found, on=on or timezone.localdate())
    edition = _open(round_, by=by)
    _write(edition, found, item=item, by=by)
    seal(edition, item=item, by=by)
    effect = {
        "round": str(round_.pk),
        "edition": str(edition.pk),
        "before": str(round_.adopted_as_id) if round_.adopted_as_id else None,
        "consequences": apply_all(round_, edition, by),
    }
    round_.adopted_as = edition
    round_.save(update_fields=["adopted_as"])
    for subject in (round_.subject, edition.plan.subject):
        widen_to(subject, Circulation.CIRCULATED, by=by)
    tell(
        round_.subject,
        "annual_plans.adopted",
        by=by,
        edition=edition_label(edition),
        within=sum(row.side == "within" for row in found.rows),
        over=sum(row.side == "over" for row in found.rows),
    )
    return effect


@transaction.atomic
def undo_adoption(effect: Mapping[str, Any], *, by: Post) -> None:
    """Take an adoption back: its consequences, its listings and its edition.

    The stories keep that it was.  Raises ``Refusal`` while a newer edition stands on it.
    """
    edition = unseal(Edition.objects.get(pk=effect["edition"]), by=by)
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=effect["round"])
    undo_all(effect["consequences"], by)
    round_.adopted_as_id = UUID(effect["before"]) if effect["before"] else None
    round_.save(update_fields=["adopted_as"])
    label, plan = edition_label(edition), edition.plan
    listed = Subject.objects.filter(listings__edition=edition)
    tell_many([(subject, {"plan": plan.title}) for subject in listed], "plans.unlisted", by)
    _clear(edition)
    edition.delete()
    tell(round_.subject, "annual_plans.adoption_undone", by=by, edition=label)


def plan_title(round_: Round) -> str:
    """The Thai title of the plan a list is adopted as."""
    kind = "แผนความต้องการ" if round_.level == Level.DISTRICT else "แผนปฏิบัติราชการประจำปี"
    trial = " (ข้อมูลทดลอง ไม่ใช่คำของบประมาณ)" if round_.is_trial else ""
    return f"{kind} {round_.fiscal_year} {round_.body.name_th}{trial}"


def _check(found: RankedList, *, on: dt.date) -> None:
    round_ = found.round
    if not found.rows and not found.first:
        raise Refusal("annual_plans.empty_list")
    last = latest_round(round_.body, round_.fiscal_year)
    if last is not None and last.pk != round_.pk:
        raise Refusal("annual_plans.not_the_last_run", run_no=last.run_no)
    if is_adopted_as_it_stands(found.round, found.frame_line):
        raise Refusal("annual_plans.adopted_already")
    if fresh_hash(round_, on=on) != round_.inputs_hash:
        raise Refusal("annual_plans.inputs_changed")


def is_adopted_as_it_stands(round_: Round, line: FrameLine | None) -> bool:
    """Whether the list was adopted after its ``line`` was last drawn."""
    edition = round_.adopted_as
    if edition is None:
        return False
    return line is None or (edition.sealed_at is not None and line.drawn_at <= edition.sealed_at)


def _open(round_: Round, *, by: Post) -> Edition:
    """An edition of the year's plan to be filled: rows of the one before do not stay on it."""
    plan: Plan = open_plan(
        PLAN_TYPES[Level(round_.level)],
        round_.body,
        title=plan_title(round_),
        fiscal_year=round_.fiscal_year,
        is_trial=round_.is_trial,
        by=by,
    )
    year = timezone.localdate().year + 543
    edition = open_edition(plan, kind=EditionKind.FULL, year=year, by=by)
    _clear(edition)
    return edition


def _clear(edition: Edition) -> None:
    ListingYear.objects.filter(listing__edition=edition).delete()
    edition.listings.all().delete()


def _write(edition: Edition, found: RankedList, *, item: AgendaItem | None, by: Post) -> None:
    rows = [row for row in (*found.rows, *found.first) if row.side in SIDES]
    money = _money([row.rank.subject_id for row in rows])
    write_listings(
        edition,
        [
            ListingDraft(
                subject=row.rank.subject,
                title=row.rank.subject.title,
                side=SIDES[row.side],
                rank=row.rank.position,
                item=str(row.rank.position or ""),
                money=money.get(row.rank.subject_id, ()),
            )
            for row in rows
        ],
        by=by,
    )
    facts = {"plan": edition.plan.title, "meeting": str(item.meeting) if item else "–"}
    _tell(found.rows, "within", "annual_plans.within", facts, by=by)
    _tell(found.rows, "over", "annual_plans.over", facts, by=by)
    _tell(found.rows, "stopped", "annual_plans.left_out", facts, by=by)


def _tell(
    rows: tuple[ListRow, ...], side: str, code: str, facts: Mapping[str, Any], *, by: Post
) -> None:
    tell_many([(row.rank.subject, facts) for row in rows if row.side == side], code, by)


def _money(keys: list[UUID]) -> Money:
    """What each activity asks by fiscal year and source: the columns the plan prints."""
    sources = Source.objects.in_bulk()
    found: dict[UUID, list[tuple[int, Source, int]]] = defaultdict(list)
    sums = CostLine.objects.filter(activity_id__in=keys).order_by("fiscal_year", "source_id")
    for key, year, source, satang in sums.values_list(
        "activity_id", "fiscal_year", "source_id"
    ).annotate(total=Sum("satang")):
        found[key].append((year, sources[source], satang))
    return {key: tuple(rows) for key, rows in found.items()}
