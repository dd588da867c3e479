"""Pages for everybody: the same whoever looks, also for those who are signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneplan.budget.card import place_card
from oneplan.budget.place_figures import place_page
from oneplan.budget.place_rows import rows_file, rows_page
from oneplan.budget.queries import provinces_with_lines
from oneplan.budget.surfaces import Surface, area_for_reading
from oneplan.budget.whole_country import whole_country
from oneplan.core.asked import asked_choice, asked_words
from oneplan.core.errors import NotVisible
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.paging import CURSOR, page_of
from oneplan.core.searching import suggestions
from oneplan.documents.cards.drawing import picture_of
from oneplan.documents.cards.serving import as_picture
from oneplan.documents.queries import PAPER_ORDER, public_papers
from oneplan.questions.asking import asked_in_public, one_asked_in_public
from oneplan.threads.search import found_page, jump_to

PORTAL = Surface(
    base="portal_base.html",
    place="portal:place",
    rows="portal:rows",
    search="portal:search",
    questions="portal:questions",
    situation="analysis:situation",
)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What OnePlan is, the search of public records, and the provinces whose money is known."""
    return render(request, "portal/front.html", {"provinces": provinces_with_lines()})


@require_safe
def place_picture(request: HttpRequest, code: str) -> HttpResponse:
    """The public figures of a place as a picture for a chat group."""
    page = place_page(code, request.GET, reach=None, surface=PORTAL)
    address = request.build_absolute_uri(PORTAL.place_url(code, fiscal_year=page.fiscal_year))
    return as_picture(picture_of(place_card(page, address=address)), name=f"OnePlan-{code}")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Every public record; a number leads straight to its record."""
    straight = jump_to(request.GET, reach=None)
    if straight:
        return redirect(straight)
    context = {"base": PORTAL.base, "found": found_page(request.GET, post=None)}
    return render(request, "threads/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What the search box of public pages offers while somebody types."""
    return render(request, "parts/suggestions.html", suggestions(request.GET, None))


@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """Every province of the country in one fiscal year."""
    page = whole_country(request.GET, reach=None, surface=PORTAL)
    return render(request, "budget/whole_country.html", {"base": PORTAL.base, "country": page})


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What is coming to a place, how much, by whom."""
    page = place_page(code, request.GET, reach=None, surface=PORTAL)
    return render(request, "budget/place.html", {"base": PORTAL.base, "place": page})


@require_safe
def rows(request: HttpRequest, code: str) -> HttpResponseBase:
    """The rows behind one figure of a place, on the screen or as a file."""
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        found = rows_file(code, request.GET, reach=None)
        return as_file(found.headings, found.rows, name=f"oneplan-{code}", output=output)
    shown = rows_page(code, request.GET, reach=None, surface=PORTAL)
    return render(request, "budget/rows.html", {"base": PORTAL.base, "shown": shown})


@require_safe
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """What citizens ask about a place, answered from what is public."""
    area, today = area_for_reading(code), timezone.localdate()
    context = {"area": area, "asked": asked_in_public(area.pk, on=today), "today": today}
    return render(request, "portal/questions.html", context)


@require_safe
def question(request: HttpRequest, place_code: str, code: str) -> HttpResponse:
    """One question of citizens about a place, with all its rows."""
    area, today = area_for_reading(place_code), timezone.localdate()
    one = one_asked_in_public(area.pk, code, on=today)
    if one is None:
        raise NotVisible(code)
    back = reverse("portal:questions", args=[area.pk])
    context = {"base": PORTAL.base, "one": one, "today": today, "back": back}
    return render(request, "questions/question.html", context)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Public papers to download, the newest first."""
    words = asked_words(request.GET)
    papers = page_of(public_papers(words), order=PAPER_ORDER, cursor=request.GET.get(CURSOR))
    return render(request, "portal/documents.html", {"page": papers, "words": words})
