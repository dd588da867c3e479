"""The situation of a place in a year, as its page shows it and as its file tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.analysis.peers import Peers, peers_of
from oneplan.analysis.results import Aim, WorkYear, aims_of, works_of
from oneplan.analysis.themes import Theme, themes_of
from oneplan.analysis.values import Measured, Values, values_of
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.templatetags.official import attribute
from oneplan.coverage.gaps import Gaps, Scope, gaps_of, scope_of
from oneplan.indicators.rules import without_zeros
from oneplan.plans.models import Plan
from oneplan.plans.queries import covering
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a place: values beside its peers', what people ask, results, gaps."""

    scope: Scope
    peers: Peers
    values: Values
    themes: Sequence[Theme]
    aims: Sequence[Aim]
    works: Sequence[WorkYear]
    gaps: Gaps
    plans: Sequence[Plan]

    @property
    def years(self) -> list[int]:
        """The years there is something of: activities, or values of indicators."""
        return sorted({*self.scope.years, *self.values.years}, reverse=True)

    @property
    def needs(self) -> int:
        return sum(each.needs for each in self.themes)


def situation_of(code: str, query: Mapping[str, str], *, reach: Reach | None) -> Situation:
    """The situation of a place in the year asked for, in a fixed number of queries.

    Raises ``NotVisible`` for no place's code.
    """
    scope = scope_of(code, query, reach=reach)
    today = timezone.localdate()
    peers = peers_of(scope.area, on=today)
    values = values_of(scope.area, year=scope.fiscal_year, peers=peers, on=today)
    return Situation(
        scope=scope,
        peers=peers,
        values=values,
        themes=themes_of(scope),
        aims=aims_of(scope, values.measured),
        works=works_of(scope),
        gaps=gaps_of(scope),
        plans=_plans(scope),
    )


def _plans(scope: Scope) -> list[Plan]:
    """The plans of bodies seated in the place that cover the year."""
    rows = Plan.objects.filter(
        readable(scope.reach, at="subject"), body__seat=scope.area, is_trial=False
    ).filter(covering(scope.fiscal_year))
    return list(rows.select_related("body").order_by("type_code", "title", "pk"))


def headings() -> list[str]:
    return [
        _("Section"), _("What"), _("Year (B.E.)"), _("Value"), _("Unit"), _("As printed"),
        _("Where it comes from"), _("Rank among places"), _("Places known"), _("Of places"),
    ]  # fmt: skip


def rows_as_file(shown: Situation) -> Iterator[list[Cell]]:
    """Every figure of the page, one a row, each with where it comes from."""
    for row in shown.values.measured:
        yield _value_row(row)
    year = shown.scope.fiscal_year
    asked = _("Needs told for the year")
    for theme in shown.themes:
        yield _count_row(
            asked, theme.name, year, theme.needs, _("needs"), _("needs and their ties")
        )
        yield _count_row(
            asked, theme.name, year, theme.people if theme.counted else None,
            _("people, as far as counted"), _("forums"),
        )  # fmt: skip
        yield _count_row(
            asked, theme.name, year, theme.bare, _("needs no activity answers"),
            _("needs and their ties"),
        )  # fmt: skip
    for aim in shown.aims:
        name = f"{attribute(aim.indicator, 'name')} ({aim.words})"
        yield [
            _("What plans aimed at"), name, aim.year,
            without_zeros(aim.value), aim.indicator.unit,
            str(aim.course), aim.plan.title, None, None, None,
        ]  # fmt: skip
    done = _("Works of earlier years")
    for each in shown.works:
        for words, count in (
            (_("works"), each.works), (_("works given money"), each.funded),
            (_("works with a report"), each.reported),
            (_("works reported as finished"), each.finished),
        ):  # fmt: skip
            yield _count_row(done, words, each.fiscal_year, count, "", _("progress reports"))
    for figure in shown.gaps.figures:
        gap = str(figure.gap.label)
        source = _("coverage, counted at this moment")
        yield _count_row(_("Gaps"), gap, year, figure.count, _("records"), source)
        if figure.satang is not None:
            yield [_("Gaps"), gap, year, in_baht(figure.satang), _("baht"), "", source,
                   None, None, None]  # fmt: skip


def _value_row(row: Measured) -> list[Cell]:
    told, rank = row.newest, row.rank
    return [
        _("Indicators"), str(attribute(row.indicator, "name")), told.year,
        without_zeros(told.value), row.indicator.unit, told.words, told.source,
        rank.place if rank else None, rank.known if rank else None, rank.of if rank else None,
    ]  # fmt: skip


def _count_row(
    part: str, what: str, year: int, count: int | None, unit: str, source: str
) -> list[Cell]:
    return [part, what, year, count, unit, "", source, None, None, None]
