"""The rows behind a figure of a place: a page of them, their total, and all of them as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.areas.models import Area, Body
from oneplan.budget.place_figures import ASKED, PRINTED
from oneplan.budget.queries import requests_behind, rows_behind
from oneplan.budget.rules import Figure, Split
from oneplan.budget.surfaces import PLACES, Surface, area_for_reading, crumbs_of, place_words
from oneplan.core.asked import asked_choice, asked_key, asked_words, asked_year
from oneplan.core.exporting import Cell, in_baht
from oneplan.core.narrowing import Chip, chips_of
from oneplan.core.page_parts import Crumb
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.templatetags.official import attribute
from oneplan.funds.models import LineKind, SourceGroup
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.holding import holds

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

LINE_ORDER = ("kind", "-satang", "pk")
REQUEST_ORDER = ("-satang", "pk")
ASKED_BY_NAME = ("fiscal_year", "of", "kind", "part", "body", "q")
"""What an address may ask for besides its page and its file."""

PARTS_IN_WORDS = {
    Split.PLACED: gettext_lazy("placed in one part"),
    Split.SHARED: gettext_lazy("shared by several parts, not divisible below"),
    Split.UNPLACED: gettext_lazy("naming no part"),
    Split.BEYOND: gettext_lazy("reaching over the border"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows an address asks for; ``key`` is a budget paper or a group of sources."""

    area: Area
    fiscal_year: int
    of: str
    split: Split
    key: str
    body: Body | None
    words: str

    @property
    def key_label(self) -> str:
        keys = SourceGroup if self.of == ASKED else LineKind
        return str(keys(self.key).label) if self.key else ""

    @property
    def chips(self) -> list[Chip]:
        """The filters in force that may be taken away, in words."""
        return chips_of(
            ("q", _("Words"), self.words),
            ("kind", _("Money of"), self.key_label),
            ("part", _("Lies"), PARTS_IN_WORDS.get(self.split, "")),
            ("body", _("Body"), attribute(self.body, "name") if self.body else ""),
        )


@dataclass(frozen=True, slots=True)
class RowsPage:
    """The rows behind one figure: a page of them, and the total that equals the figure."""

    asked: Question
    total: Figure
    page: Page[Any]
    crumbs: list[Crumb]
    exports: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowsFile:
    """Every row behind a figure, ready to be written to a file."""

    headings: list[str]
    rows: list[list[Cell]]


def question_of(code: str, query: Mapping[str, str]) -> Question:
    """Read the address; what makes no sense is as if not asked.  Raises ``NotVisible``."""
    area = area_for_reading(code)
    of = asked_choice(query, "of", (ASKED,)) or PRINTED
    body_key = asked_key(query, "body") if of == PRINTED else None
    return Question(
        area=area,
        fiscal_year=asked_year(query) or fiscal_year_of(timezone.localdate()),
        of=of,
        split=Split(asked_choice(query, "part", Split) or Split.ALL),
        key=asked_choice(query, "kind", SourceGroup if of == ASKED else LineKind),
        body=Body.objects.filter(pk=body_key).first() if body_key else None,
        words=asked_words(query),
    )


def rows_page(
    code: str, query: Mapping[str, str], *, reach: Reach | None, surface: Surface
) -> RowsPage:
    """A page of the rows behind a figure, in a fixed number of queries.  Raises ``NotVisible``."""
    asked = question_of(code, query)
    rows = rows_of(asked, reach=reach)
    total = rows.order_by().aggregate(satang=Sum("satang", default=0), rows=Count("pk"))
    given = {name: query[name] for name in ASKED_BY_NAME if query.get(name)}
    return RowsPage(
        asked=asked,
        total=Figure(int(total["satang"]), total["rows"]),
        page=page_of(
            rows,
            order=REQUEST_ORDER if asked.of == ASKED else LINE_ORDER,
            cursor=query.get(CURSOR),
        ),
        crumbs=crumbs_of(code, surface, asked.fiscal_year, here=_("The rows behind the figure")),
        exports={
            output: surface.rows_url(code, **{**given, "format": output})
            for output in ("csv", "xlsx")
        },
    )


def rows_file(code: str, query: Mapping[str, str], *, reach: Reach | None) -> RowsFile:
    """Every row the page would show, whatever page the reader is on.  Raises ``NotVisible``."""
    asked = question_of(code, query)
    return RowsFile(
        headings=[
            _("Number"),
            _("Item"),
            _("Place"),
            _("Body"),
            _("Fiscal year"),
            _("Source"),
            _("Baht"),
        ],
        rows=[_cells(row, of=asked.of) for row in rows_of(asked, reach=reach)],
    )


def rows_of(asked: Question, *, reach: Reach | None) -> Any:
    """The rows themselves: published lines, or the cost lines of activities the reader may read."""
    code, year = asked.area.pk, asked.fiscal_year
    if asked.of == ASKED:
        subject = "activity__subject"
        rows: Any = requests_behind(code, year, reach=reach, split=asked.split, group=asked.key)
    else:
        subject = "subject"
        rows = rows_behind(code, year, split=asked.split, kind=asked.key, body=asked.body)
    rows = rows.filter(holds(asked.words, through=f"{subject}__"))
    return rows.prefetch_related(f"{subject}__{PLACES}")


def _cells(row: Any, *, of: str) -> list[Cell]:
    subject = row.activity.subject if of == ASKED else row.subject
    owner = subject.owner if of == ASKED else row.owner
    source = row.source.name_th if of == ASKED else row.get_kind_display()
    return [
        subject.public_no,
        subject.title,
        place_words(subject),
        owner.name_th,
        row.fiscal_year,
        str(source),
        in_baht(row.satang),
    ]
