"""Preparing an edition on its own pages: begun, its rows written, rewritten and put in order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.core.errors import Refusal
from oneplan.cycles.services import open_cycle
from oneplan.indicators.models import Direction, Indicator
from oneplan.indicators.recording import indicators_of
from oneplan.plans.models import Edition, EditionKind, EditionState, Element, ElementKind, Plan
from oneplan.plans.plan_types import types_made_here
from oneplan.plans.rewriting import Target, move_element, rewrite_element
from oneplan.plans.rules.writing import MEASURED, check_number, check_place, next_number
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.thai.digits import parse_decimal
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

CHANGED = ("plans.element_rewritten", "plans.element_moved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What somebody asks a new plan to be; ``years`` as typed: ``2571-2575`` or ``2571``."""

    type_code: str
    years: str
    edition_year: int
    title: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """What a row of the strategy part says; the last four of an indicator only."""

    title: str
    number: str = ""
    unit: str = ""
    direction: Direction = Direction.UNKNOWN
    baseline_year: int | None = None
    baseline_words: str = ""
    targets: tuple[tuple[int, str], ...] = ()
    """(fiscal year B.E., target as printed)."""


@transaction.atomic
def begin_plan(body: Body, wanted: Begun, *, by: Post) -> Edition:
    """Open a plan of the body and its first edition, or the next of a plan that is there.

    Raises ``Refusal`` for a kind the body does not make on these pages, for years nobody can
    read, and from ``open_plan`` and ``open_edition``.
    """
    kind = next((each for each in types_made_here(body) if each.code == wanted.type_code), None)
    if kind is None:
        raise Refusal("plans.not_of_this_body", plan_type=wanted.type_code, body=body.name_th)
    time: dict[str, Any] = {}
    if kind.is_yearly:
        try:
            time["fiscal_year"] = parse_be_year(wanted.years)
        except UnreadableText as unreadable:
            raise Refusal("plans.year_unreadable", value=wanted.years) from unreadable
    else:
        time["cycle"] = open_cycle(wanted.years, by=by)
    years = time.get("fiscal_year") or time["cycle"]
    title = wanted.title.strip() or f"{kind.name} (พ.ศ. {years}) {body.name_th}"
    plan = open_plan(kind.code, body, title=title, because=wanted.because, by=by, **time)
    return open_edition(plan, kind=EditionKind.FULL, year=wanted.edition_year, by=by)


@transaction.atomic
def put_row(
    edition: Edition, kind: ElementKind, said: RowSaid, *, under: Element | None, by: Post
) -> Element:
    """A new row of an edition in preparation, with the next free number where none is given.

    Locks the edition, so that two people adding at once get two numbers.  Raises ``Refusal`` once
    it is sealed, for a kind that does not stand there, and for a number that is taken.
    """
    edition = _locked(edition)
    check_place(kind, under=under.kind if under else "")
    taken = set(edition.elements.values_list("number", flat=True))
    above = under.number if under else ""
    number = said.number.strip() or next_number(kind, under=above, taken=taken)
    check_number(number, taken=taken)
    draft = ElementDraft(
        kind=kind,
        number=number,
        title=said.title.strip(),
        parent=above,
        indicator=_indicator(edition.plan, kind, said, by=by),
        baseline_year=said.baseline_year,
        baseline_words=said.baseline_words.strip(),
        targets=_targets(said),
    )
    return write_elements(edition, [draft], by=by)[0]


@transaction.atomic
def rewrite_row(element: Element, said: RowSaid, *, seen: str, by: Post) -> Element:
    """What a row says, written anew; ``seen`` is the digest of what the writer had read.

    Locks the edition.  Raises ``Refusal`` as ``put_row``, and ``Overtaken`` with both texts where
    somebody wrote meanwhile; then nothing is changed.
    """
    edition = _locked(element.edition)
    element = edition.elements.select_related("indicator", "lineage").get(pk=element.pk)
    standing = said_of(element)
    if seen != digest_of(element) and _words(said) != _words(standing):
        _refuse_overtaken(element, standing, said)
    taken = edition.elements.exclude(pk=element.pk).values_list("number", flat=True)
    number = said.number.strip() or element.number
    check_number(number, taken=set(taken))
    kind = ElementKind(element.kind)
    if element.indicator is None or element.indicator.unit != said.unit.strip():
        indicator = _indicator(edition.plan, kind, said, by=by)
    else:
        indicator = element.indicator
    return rewrite_element(
        element,
        by=by,
        targets=_targets(said) if kind in MEASURED else None,
        number=number,
        title=said.title.strip(),
        indicator=indicator,
        baseline_year=said.baseline_year,
        baseline_words=said.baseline_words.strip(),
    )


@transaction.atomic
def shift_row(element: Element, *, is_up: bool, by: Post) -> bool:
    """Let a row change places with its neighbour under the same element; False at the end.

    Locks the edition.  Raises ``Refusal`` once it is sealed.
    """
    edition = _locked(element.edition)
    rows = list(edition.elements.select_related("lineage").order_by("position", "pk"))
    for place, row in enumerate(rows):
        row.position = place
    beside = [row for row in rows if (row.parent_id, row.kind) == (element.parent_id, element.kind)]
    here = next(place for place, row in enumerate(beside) if row.pk == element.pk)
    there = here - 1 if is_up else here + 1
    if not 0 <= there < len(beside):
        return False
    one, other = beside[here], beside[there]
    one.position, other.position = other.position, one.position
    Element.objects.bulk_update(rows, ["position"])
    above = one.parent
    move_element(one, under=above, number=one.number, position=one.position, by=by)
    return True


def said_of(element: Element) -> RowSaid:
    """What a row says now, as its form shows it."""
    indicator: Indicator | None = element.indicator
    return RowSaid(
        title=element.title,
        number=element.number,
        unit=indicator.unit if indicator else "",
        direction=Direction(indicator.direction) if indicator else Direction.UNKNOWN,
        baseline_year=element.baseline_year,
        baseline_words=element.baseline_words,
        targets=tuple((row.fiscal_year, row.words) for row in element.targets.all()),
    )


def digest_of(element: Element) -> str:
    """A short digest of what a row says, for whoever opens it to be written anew."""
    text = json.dumps(_words(said_of(element)), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _locked(edition: Edition) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",))
    found = rows.select_related("plan__subject", "plan__body", "plan__cycle").get(pk=edition.pk)
    if found.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")
    return found


def _indicator(plan: Plan, kind: ElementKind, said: RowSaid, *, by: Post) -> Indicator | None:
    if kind not in MEASURED:
        return None
    named = (said.title.strip(), said.unit.strip())
    return indicators_of(plan.body, [named], direction=said.direction, by=by)[named]


def _targets(said: RowSaid) -> tuple[Target, ...]:
    return tuple(
        (year, _number(words), words.strip()) for year, words in said.targets if words.strip()
    )


def _number(words: str) -> Decimal | None:
    """The number a target is, where it is one; a target in words stays words."""
    try:
        return parse_decimal(words)
    except UnreadableText:
        return None


def _words(said: RowSaid) -> Mapping[str, str]:
    """A row by the names of its form's fields, each as text."""
    return {
        "number": said.number,
        "title": said.title.strip(),
        "unit": said.unit.strip(),
        "baseline_year": str(said.baseline_year or ""),
        "baseline_words": said.baseline_words.strip(),
    } | {f"t{year}": words.strip() for year, words in said.targets if words.strip()}


def _refuse_overtaken(element: Element, standing: RowSaid, said: RowSaid) -> None:
    theirs, yours = _words(standing), _words(said)
    names: Sequence[str] = sorted({*theirs, *yours})
    texts = {name: (theirs.get(name, ""), yours.get(name, "")) for name in names}
    lineage = element.lineage
    raise overtaken(
        differing(texts, version=digest_of(element)),
        *CHANGED,
        kind=lineage.kind_word,
        key=lineage.pk,
    )
