"""What a comparison of two editions says in words: the sum of it, and each row line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from oneplan.core.templatetags.official import attribute
from oneplan.funds.models import Source
from oneplan.plans.comparing import (
    BASELINE,
    BASELINE_YEAR,
    LISTED,
    NUMBER,
    SIDE,
    UNIT_OF,
    visions,
)
from oneplan.plans.models import ElementKind, Side
from oneplan.plans.rules import columns
from oneplan.plans.rules.comparing import (
    MONEY,
    MOVED,
    REORDERED,
    TARGET,
    WORDING,
    Difference,
    Happened,
    Value,
    money_by_year_and_source,
    total,
)
from oneplan.thai.comparing import Piece, compare_words
from oneplan.thai.money_words import format_baht

if TYPE_CHECKING:
    from oneplan.plans.comparing import Comparison
    from oneplan.plans.rules.comparing import RowCompared

Names = Mapping[str, str]
"""Names of sources by their codes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a row says differently, as people read it; ``rise`` is satang more than before."""

    label: str
    old: str
    new: str
    pieces: list[Piece]
    rise: int | None = None


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row of a comparison in words."""

    compared: RowCompared
    kind: str
    number: str
    title: str
    satang: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What both editions print for one fiscal year from one source, in satang."""

    year: int
    source: str
    old: int
    new: int

    @property
    def rise(self) -> int:
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class ComparisonTold:
    """A comparison as it is shown and printed: the sum first, then what is not the same.

    The vision stands alone and not among the elements.
    """

    sentences: list[str]
    vision: RowTold | None
    elements: list[RowTold]
    listings: list[RowTold]
    money: list[MoneyLine]
    kept: int


def tell_comparison(comparison: Comparison, names: Names) -> ComparisonTold:
    """A comparison in the language of the reader."""
    first = visions(comparison)
    told = {
        part: [
            tell_row(row, names)
            for row in rows
            if row.happened != Happened.KEPT and row is not first
        ]
        for part, rows in (("elements", comparison.elements), ("listings", comparison.listings))
    }
    both = (*comparison.elements, *comparison.listings)
    return ComparisonTold(
        sentences=list(sentences(comparison)),
        vision=tell_row(first, names) if first else None,
        money=_money(comparison, names),
        kept=sum(row.happened == Happened.KEPT for row in both),
        **told,
    )


def names_of_sources() -> dict[str, str]:
    """The sources of money by code, in the language of the reader."""
    return {each.pk: str(attribute(each, "name")) for each in Source.objects.all()}


def sentences(comparison: Comparison) -> Iterator[str]:
    """What changed, told in plain words, the weightiest first."""
    first = visions(comparison)
    if first is not None:
        yield _vision_sentence(first)
    yield from _kind_sentences(comparison)
    targets = sum(row.has(TARGET) or row.has(BASELINE) for row in comparison.elements)
    if targets:
        yield ngettext(
            "%(count)s indicator has other targets or another baseline.",
            "%(count)s indicators have other targets or another baseline.",
            targets,
        ) % {"count": targets}
    old, new = total(comparison.said_before.listings), total(comparison.said_after.listings)
    if old != new:
        sentence = (
            _("The money printed rises by %(rise)s baht, from %(old)s to %(new)s baht.")
            if new > old
            else _("The money printed falls by %(rise)s baht, from %(old)s to %(new)s baht.")
        )
        yield sentence % {"rise": _baht(abs(new - old)), "old": _baht(old), "new": _baht(new)}
    elif new:
        yield _("The money printed stays at %(new)s baht.") % {"new": _baht(new)}


def tell_row(row: RowCompared, names: Names) -> RowTold:
    """One compared row in words."""
    said = row.row
    return RowTold(
        compared=row,
        kind=str(_("listing") if said.kind == LISTED else ElementKind(said.kind).label),
        number=str(said.facts.get((NUMBER, None, ""), "") or said.rank or ""),
        title=said.wording,
        satang=total([said]),
        lines=tell_differences(row.differences, names),
    )


def tell_differences(found: Sequence[Difference], names: Names) -> list[Line]:
    """What two rows say differently, line by line."""
    return [_line(each, names) for each in found]


def _vision_sentence(row: RowCompared) -> str:
    facts = {"what": ElementKind(row.row.kind).label}
    if row.happened == Happened.ADDED:
        return _("The plan has a %(what)s now; it had none.") % facts
    if row.happened == Happened.REMOVED:
        return _("The plan no longer has a %(what)s.") % facts
    if row.has(WORDING):
        return _("The %(what)s has changed.") % facts
    return _("The %(what)s has stayed the same.") % facts


def _kind_sentences(comparison: Comparison) -> Iterator[str]:
    """A sentence for each kind of row of which any came, went or changed."""
    counted: dict[str, Counter[Happened]] = {}
    first = visions(comparison)
    for row in (*comparison.elements, *comparison.listings):
        if row is not first:
            counted.setdefault(row.row.kind, Counter())[row.happened] += 1
    for kind, counts in counted.items():
        parts = [
            words % {"count": counts[happened]}
            for happened, words in (
                (Happened.ADDED, _("%(count)s added")),
                (Happened.REMOVED, _("%(count)s taken out")),
                (Happened.CHANGED, _("%(count)s changed")),
                (Happened.KEPT, _("%(count)s as before")),
            )
            if counts[happened]
        ]
        if counts[Happened.KEPT] != counts.total():
            label = _("listing") if kind == LISTED else ElementKind(kind).label
            yield f"{str(label).capitalize()}: {', '.join(parts)}"


def _line(each: Difference, names: Names) -> Line:
    old, new = _shown(each.name, each.old), _shown(each.name, each.new)
    is_amount = each.name == MONEY
    rise = _satang(each.new) - _satang(each.old) if is_amount else None
    pieces = [] if is_amount else compare_words(old, new)
    return Line(_label(each, names), old, new, pieces, rise)


def _label(each: Difference, names: Names) -> str:
    if each.name == MONEY:
        return f"{_('money')} {each.year} · {names.get(each.source, each.source)}"
    if each.name == TARGET:
        return f"{_('target')} {each.year}"
    return str(label_of(each.name))


def label_of(name: str) -> str:
    """What a compared thing is called."""
    return {
        WORDING: _("wording"),
        NUMBER: _("number"),
        UNIT_OF: _("unit"),
        BASELINE: _("baseline"),
        BASELINE_YEAR: _("baseline year"),
        SIDE: _("side of the frame"),
        MOVED: _("stands under"),
        REORDERED: _("place in the order"),
        columns.PROGRAMME: _("programme"),
        columns.OBJECTIVE: _("objective"),
        columns.OUTPUT: pgettext("column of form ผ.02", "target (output)"),
        columns.INDICATOR: pgettext("column of form ผ.02", "indicator"),
        columns.RESULT: _("expected result"),
        columns.UNIT: _("responsible unit"),
        columns.REASON: _("reason"),
    }[name]


def _shown(name: str, value: Value) -> str:
    if value is None or value == "":
        return ""
    if name == MONEY:
        return _baht(_satang(value))
    if name == SIDE:
        return str(Side(str(value)).label)
    return str(value)


def _money(comparison: Comparison, names: Names) -> list[MoneyLine]:
    old = money_by_year_and_source(comparison.said_before.listings)
    new = money_by_year_and_source(comparison.said_after.listings)
    return [
        MoneyLine(
            year, names.get(source, source), old.get((year, source), 0), new.get((year, source), 0)
        )
        for year, source in sorted(old.keys() | new.keys())
    ]


def _satang(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _baht(satang: int) -> str:
    return format_baht(satang, decimals="needed")
