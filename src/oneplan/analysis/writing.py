"""Points and strategies: put, rewritten, withdrawn, put back.  Nothing is written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.analysis.models import Point, TowsStrategy
from oneplan.analysis.rules import check_pairing, check_words
from oneplan.audit.services import record
from oneplan.core.errors import NotVisible, Refusal
from oneplan.plans.models import Element, ElementKind, Plan
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

POINT, STRATEGY = "swot_point", "tows_strategy"
"""Kinds of record in the audit trail."""
LED_TO = (ElementKind.ISSUE, ElementKind.APPROACH)

Kept = TypeVar("Kept", Point, TowsStrategy)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a strategy says: its words, its group, the points it names, where it leads to."""

    text: str
    points: Sequence[Point]
    leads_to: Subject | None = None
    group: str = ""


@transaction.atomic
def put_point(plan: Plan, field: str, text: str, *, key: UUID, by: Post, group: str = "") -> Point:
    """A new point in a field.  Sent a second time with the same ``key`` it is the first one.

    Locks the plan.  Raises ``Refusal`` for an empty or endless point.
    """
    plan = _locked_plan(plan)
    if standing := _standing(Point, plan, key):
        return standing
    made = Point.objects.create(
        id=key, plan=plan, field=field, text=check_words(text), group=group.strip()
    )
    _record(made, "analysis.point_put", by=by, after={"field": field, **_words(made)})
    return made


@transaction.atomic
def write_point(point: Point, text: str, *, seen_version: int, by: Post, group: str = "") -> Point:
    """Rewrite a point.

    Locks it.  Raises ``Overtaken`` with both texts where somebody wrote since ``seen_version`` was
    read, then nothing is changed.
    """
    point = _locked(Point, point)
    wanted = {"text": check_words(text), "group": group.strip()}
    before = _words(point)
    if wanted == before:
        return point
    _check_version(point, seen_version, standing=before, wanted=wanted)
    _write(point, wanted)
    _record(point, "analysis.point_written", by=by, before=before, after=wanted)
    return point


@transaction.atomic
def withdraw_point(point: Point, *, by: Post) -> Point:
    """Take a point out of the analysis; it stays and can be put back.

    Locks plan and point, so that no strategy names it meanwhile.  Raises ``Refusal`` while a
    standing strategy does.
    """
    _locked_plan(point.plan)
    point = _locked(Point, point)
    naming = point.strategies.filter(withdrawn_at=None).first()
    if naming is not None:
        raise Refusal("analysis.still_named", strategy=naming.text[:80])
    return _set_aside(point, "analysis.point_withdrawn", by=by)


@transaction.atomic
def restore_point(point: Point, *, by: Post) -> Point:
    """Put a withdrawn point back where it stood.  Locks it."""
    return _put_back(_locked(Point, point), "analysis.point_restored", by=by)


@transaction.atomic
def put_strategy(plan: Plan, corner: str, said: Pairing, *, key: UUID, by: Post) -> TowsStrategy:
    """A new strategy in a corner.  Sent a second time with the same ``key`` it is the first one.

    Locks the plan, so that no named point is withdrawn meanwhile.  Raises ``Refusal`` for points
    that do not pair and for an element of another plan.
    """
    plan = _locked_plan(plan)
    if standing := _standing(TowsStrategy, plan, key):
        return standing
    text = _checked(plan, corner, said)
    made = TowsStrategy.objects.create(
        id=key, plan=plan, corner=corner, text=text, group=said.group.strip(),
        leads_to=said.leads_to,
    )  # fmt: skip
    made.points.set(said.points)
    _record(made, "analysis.strategy_put", by=by, after={"corner": corner, **_pairing(made)})
    return made


@transaction.atomic
def write_strategy(
    strategy: TowsStrategy, said: Pairing, *, seen_version: int, by: Post
) -> TowsStrategy:
    """Write a strategy anew: words, points and where it leads to.

    Locks plan and strategy.  Raises ``Overtaken`` with both texts where somebody wrote since
    ``seen_version`` was read; ``Refusal`` as ``put_strategy`` does.
    """
    plan = _locked_plan(strategy.plan)
    strategy = _locked(TowsStrategy, strategy)
    text = _checked(plan, strategy.corner, said)
    standing = Pairing(
        text=strategy.text,
        points=list(strategy.points.all()),
        leads_to=strategy.leads_to,
        group=strategy.group,
    )
    wanted = {"text": text, "group": said.group.strip()}
    before, after = _pairing(strategy), wanted | _named(said.points, said.leads_to)
    if after == before:
        return strategy
    _check_version(strategy, seen_version, standing=_in_words(standing), wanted=_in_words(said))
    strategy.leads_to = said.leads_to
    strategy.points.set(said.points)
    _write(strategy, wanted, "leads_to")
    _record(strategy, "analysis.strategy_written", by=by, before=before, after=after)
    return strategy


@transaction.atomic
def withdraw_strategy(strategy: TowsStrategy, *, by: Post) -> TowsStrategy:
    """Take a strategy out; it stays and can be put back.  Locks it."""
    return _set_aside(_locked(TowsStrategy, strategy), "analysis.strategy_withdrawn", by=by)


@transaction.atomic
def restore_strategy(strategy: TowsStrategy, *, by: Post) -> TowsStrategy:
    """Put a withdrawn strategy back.  Locks plan and strategy.

    Raises ``Refusal`` where a point it names was withdrawn meanwhile.
    """
    _locked_plan(strategy.plan)
    strategy = _locked(TowsStrategy, strategy)
    standing = strategy.points.filter(withdrawn_at=None)
    check_pairing(strategy.corner, list(standing.values_list("field", flat=True)))
    return _put_back(strategy, "analysis.strategy_restored", by=by)


def _checked(plan: Plan, corner: str, said: Pairing) -> str:
    """The words of a strategy, once its points pair and its end is an element of the plan."""
    text = check_words(said.text)
    keys = [point.pk for point in said.points]
    standing = Point.objects.filter(plan=plan, pk__in=keys, withdrawn_at=None)
    fields = list(standing.values_list("field", flat=True))
    if len(fields) != len(keys):
        raise Refusal("analysis.points_do_not_pair", corner=corner)
    check_pairing(corner, fields)
    ends = Element.objects.filter(edition__plan=plan, kind__in=LED_TO, lineage=said.leads_to)
    if said.leads_to is not None and not ends.exists():
        raise Refusal("analysis.leads_nowhere")
    return text


def _set_aside(kept: Kept, code: str, *, by: Post) -> Kept:
    if kept.withdrawn_at is None:
        kept.withdrawn_at = timezone.now()
        kept.version += 1
        kept.save(update_fields=["withdrawn_at", "version"])
        _record(kept, code, by=by, after=_words(kept))
    return kept


def _put_back(kept: Kept, code: str, *, by: Post) -> Kept:
    if kept.withdrawn_at is not None:
        kept.withdrawn_at = None
        kept.version += 1
        kept.save(update_fields=["withdrawn_at", "version"])
        _record(kept, code, by=by, after=_words(kept))
    return kept


def _write(kept: Kept, wanted: Mapping[str, str], *more: str) -> None:
    for name, value in wanted.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save(update_fields=[*wanted, "version", *more])


def _check_version(
    kept: Kept, seen: int, *, standing: Mapping[str, str], wanted: Mapping[str, str]
) -> None:
    """Raises ``Overtaken`` with the standing and the second text where they were read too early."""
    if kept.version == seen:
        return
    texts = {name: (standing[name], yours) for name, yours in wanted.items()}
    fields = differing(texts, version=kept.version)
    codes = [f"analysis.{_noun(kept)}_{act}" for act in ("put", "written", "withdrawn", "restored")]
    raise overtaken(fields, *codes, kind=_kind(kept), key=kept.pk)


def _in_words(said: Pairing) -> dict[str, str]:
    return {
        "text": said.text.strip(),
        "group": said.group.strip(),
        "points": "\n".join(sorted(point.text for point in said.points)),
        "leads_to": said.leads_to.title if said.leads_to else "",
    }


def _words(kept: Point | TowsStrategy) -> dict[str, str]:
    return {"text": kept.text, "group": kept.group}


def _pairing(strategy: TowsStrategy) -> dict[str, Any]:
    return _words(strategy) | _named(list(strategy.points.all()), strategy.leads_to)


def _named(points: Sequence[Point], leads_to: Subject | None) -> dict[str, Any]:
    return {
        "points": sorted(str(point.pk) for point in points),
        "leads_to": str(leads_to.pk) if leads_to else "",
    }


def _noun(kept: Point | TowsStrategy) -> str:
    return "point" if isinstance(kept, Point) else "strategy"


def _kind(kept: Point | TowsStrategy) -> str:
    return POINT if isinstance(kept, Point) else STRATEGY


def _record(
    kept: Point | TowsStrategy,
    code: str,
    *,
    by: Post,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    record(code, by=by, kind=_kind(kept), key=kept.pk, before=before, after=after)


def _locked_plan(plan: Plan) -> Plan:
    rows = Plan.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject").get(pk=plan.pk)


def _locked(kind: type[Kept], kept: Kept) -> Kept:
    rows = kind.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("plan").get(pk=kept.pk)


def _standing(kind: type[Kept], plan: Plan, key: UUID) -> Kept | None:
    """What was written with this key before; one of another plan is as if it were not there."""
    found = kind.objects.filter(pk=key).first()
    if found is not None and found.plan_id != plan.pk:
        raise NotVisible(key)
    return found
