"""Pages for everybody: the same whoever looks, also for those who are signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oneplan.budget.place_figures import place_page
from oneplan.budget.place_rows import rows_file, rows_page
from oneplan.budget.queries import provinces_with_lines
from oneplan.budget.surfaces import Surface
from oneplan.core.asked import asked_choice, asked_words
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.paging import CURSOR, page_of
from oneplan.documents.queries import PAPER_ORDER, public_papers
from oneplan.threads.search import found_page, jump_to

PORTAL = Surface(
    base="portal_base.html", place="portal:place", rows="portal:rows", search="portal:search"
)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What OnePlan is, the search of public records, and the provinces whose money is known."""
    return render(request, "portal/front.html", {"provinces": provinces_with_lines()})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Every public record; a number leads straight to its record."""
    straight = jump_to(request.GET, reach=None)
    if straight:
        return redirect(straight)
    context = {"base": PORTAL.base, "found": found_page(request.GET, reach=None)}
    return render(request, "threads/search.html", context)


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What is coming to a place, how much, by whom."""
    page = place_page(code, request.GET, reach=None, surface=PORTAL)
    return render(request, "budget/place.html", {"base": PORTAL.base, "place": page})


@require_safe
def rows(request: HttpRequest, code: str) -> HttpResponse:
    """The rows behind one figure of a place, on the screen or as a file."""
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        found = rows_file(code, request.GET, reach=None)
        return as_file(found.headings, found.rows, name=f"oneplan-{code}", output=output)
    shown = rows_page(code, request.GET, reach=None, surface=PORTAL)
    return render(request, "budget/rows.html", {"base": PORTAL.base, "shown": shown})


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Public papers to download, the newest first."""
    words = asked_words(request.GET)
    papers = page_of(public_papers(words), order=PAPER_ORDER, cursor=request.GET.get(CURSOR))
    return render(request, "portal/documents.html", {"page": papers, "words": words})
