"""Pages of knowledge: terms, code lists, calendar; the same for everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oneplan.core.code_files import read_code_list
from oneplan.core.errors import NotVisible
from oneplan.core.page_parts import Tab
from oneplan.knowledge import queries
from oneplan.knowledge.certainty import certainty_of
from oneplan.knowledge.places import pages_about
from oneplan.knowledge.rules import all_parties, turns_of
from oneplan.knowledge.terms import TOPICS, Term, find_terms, term_named, term_of

LONGEST_SEARCH = 200


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The terms of the field by topic; or what a search finds, the closest first."""
    words = _words(request)
    found = find_terms(words)
    groups: list[tuple[object, list[Term]]] = [(_("Found"), found)] if words and found else []
    if not words:
        groups = [(TOPICS[key], [term for term in found if term.topic == key]) for key in TOPICS]
    return _page(request, "terms", words=words, count=len(found), groups=groups)


@require_safe
def term(request: HttpRequest, key: str) -> HttpResponse:
    """One term: what it means, where that comes from, where it lives in the product."""
    found = term_of(key)
    if found is None:
        raise NotVisible(key)
    post = getattr(request, "post", None)
    return _page(
        request,
        "term",
        term=found,
        topic=TOPICS[found.topic],
        certainty=certainty_of(found.mark),
        code_list=read_code_list(found.code_list) if found.code_list else None,
        pages=pages_about(found, post=post),
        siblings=[each for each in find_terms("") if each.topic == found.topic],
    )


@require_safe
def code_lists(request: HttpRequest) -> HttpResponse:
    """Every code list with its version and where it comes from."""
    return _page(request, "code_lists", lists=queries.code_lists())


@require_safe
def code_list(request: HttpRequest, code: str) -> HttpResponse:
    """One list: its entries, each with how certain it is."""
    found = queries.code_list(code)
    if found is None:
        raise NotVisible(code)
    words = _words(request)
    return _page(
        request,
        "code_list",
        list=found,
        words=words,
        entries=queries.entries_of(found, words=words),
        is_default=queries.is_default_list(found),
    )


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The steps of a fiscal year; for one party, from whom each comes and to whom it goes."""
    years = queries.calendar_years()
    year = _year(request.GET.get("fiscal_year", ""), years)
    steps = queries.steps_of(year) if year else []
    parties = all_parties(steps)
    who = request.GET.get("who", "")
    who = who if who in parties else ""
    return _page(
        request,
        "calendar",
        years=years,
        year=year,
        steps=steps,
        parties=[(party, term_named(party)) for party in parties],
        who=who,
        who_term=term_named(who),
        turns=turns_of(who, steps) if who else [],
        today=timezone.localdate(),
    )


def _page(request: HttpRequest, page: str, **context: Any) -> HttpResponse:
    post = getattr(request, "post", None)
    frame = "base.html" if post else "portal_base.html"
    context |= {"frame": frame, "tabs": _tabs(page)}
    return render(request, f"knowledge/{page}.html", context)


def _tabs(page: str) -> list[Tab]:
    return [
        Tab(_("Vocabulary"), reverse("knowledge:terms"), is_current=page == "terms"),
        Tab(_("Code lists"), reverse("knowledge:code-lists"), is_current=page == "code_lists"),
        Tab(_("Calendar"), reverse("knowledge:calendar"), is_current=page == "calendar"),
    ]


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST_SEARCH]


def _year(written: str, years: list[int]) -> int | None:
    chosen = next((year for year in years if str(year) == written), None)
    return chosen or queries.year_to_show(years, on=timezone.localdate())
