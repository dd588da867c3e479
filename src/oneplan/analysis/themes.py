"""What people of a place ask for, gathered by theme: the words of the editable list decide.

A need counts once, under the first theme of which a word stands in its wording; what no word
catches stands under ``OTHER``.  A default of the system, not official.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When
from django.utils.translation import gettext as _

from oneplan.core.models import Code
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.templatetags.official import attribute
from oneplan.coverage.gaps import Scope, needs, unanswered
from oneplan.needs.models import Need

THEMES, OTHER = "need_themes", "other"


@dataclass(frozen=True, slots=True)
class Theme:
    """The needs of one theme; ``people`` only of those that say how many (``counted``)."""

    code: str
    name: str
    needs: int
    bare: int
    people: int
    counted: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of the needs of one theme; as many as its figure says."""

    name: str
    page: Page[Need]
    count: int


def themes_of(scope: Scope) -> list[Theme]:
    """The needs of a place and year by theme, those touching most people first; two queries."""
    codes = _codes()
    rows = (
        _by_theme(needs(scope), codes)
        .annotate(is_bare=unanswered())
        .order_by()
        .values("theme")
        .annotate(
            found=Count("pk"),
            bare=Count("pk", filter=Q(is_bare=True)),
            people=Sum("people_touched", default=0),
            counted=Count("people_touched"),
        )
    )
    named = [
        Theme(
            code=row["theme"],
            name=_name(row["theme"], codes),
            needs=row["found"],
            bare=row["bare"],
            people=row["people"],
            counted=row["counted"],
        )
        for row in rows
    ]
    return sorted(named, key=lambda each: (each.code == OTHER, -each.people, -each.needs))


def rows_of_theme(scope: Scope, code: str, query: Mapping[str, str]) -> Rows:
    """The needs behind one figure, from the same filter, the newest first."""
    codes = _codes()
    rows = _by_theme(needs(scope), codes).filter(theme=code)
    shown = rows.select_related("subject__area", "subject__owner")
    page = page_of(shown, order=("-pk",), cursor=query.get(CURSOR))
    return Rows(_name(code, codes), page, rows.count())


def theme_codes() -> list[str]:
    return [*(each.code for each in _codes()), OTHER]


def _codes() -> list[Code]:
    return list(Code.objects.filter(list=THEMES).order_by("position"))


def _by_theme(rows: QuerySet[Need], codes: Sequence[Code]) -> QuerySet[Any]:
    cases = [
        When(reduce(or_, (Q(wording__contains=word) for word in words)), then=Value(each.code))
        for each in codes
        if (words := _words(each))
    ]
    return rows.annotate(theme=Case(*cases, default=Value(OTHER)))


def _words(code: Code) -> list[str]:
    return [word for word in str(code.extra.get("words", "")).split("|") if word.strip()]


def _name(code: str, codes: Sequence[Code]) -> str:
    found = next((each for each in codes if each.code == code), None)
    return str(attribute(found, "name")) if found else _("None of these")
