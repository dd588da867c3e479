"""The first page of a post at work, the search over everything it may read, and places."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.budget.place_figures import place_page
from oneplan.budget.place_rows import rows_file, rows_page
from oneplan.budget.surfaces import Surface
from oneplan.budget.whole_country import whole_country
from oneplan.core.asked import asked_choice, asked_key
from oneplan.core.errors import NotVisible
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.outbox import is_part
from oneplan.core.searching import suggestions
from oneplan.cycles.queries import this_year
from oneplan.office.access import line_for_reading
from oneplan.office.queries import desk_of, line_facts, reach_of
from oneplan.office.services import mark_seen
from oneplan.questions.asking import asked_by, asked_first_by, one_asked_by, questions_put_by
from oneplan.questions.groups import Group, group_of
from oneplan.threads.access import reach
from oneplan.threads.queries import story
from oneplan.threads.search import found_page, jump_to
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines

OFFICE = Surface(
    base="base.html",
    place="office:place",
    rows="office:rows",
    search="office:search",
    situation="analysis:situation",
)


@needs_post
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """What waits for this post, what it last worked on, and what happened around it."""
    post, today = request.post, timezone.localdate()
    context = {
        "reach": reach_of(post, on=today),
        "desk": desk_of(post, reach(post), on=today),
        "this_year": this_year(on=today),
        "asked": questions_put_by(post),
        "is_together": True,
        "is_plain": group_of(post.role) is Group.VILLAGE,
        "today": today,
    }
    return render(request, "office/home.html", context)


@needs_post
@require_safe
def questions(request: SignedInRequest) -> HttpResponse:
    """The questions of the post's role, the first answered: fetched after its first page."""
    if not is_part(request):
        return redirect("office:one-page")
    today = timezone.localdate()
    context = {"asked": asked_first_by(request.post, on=today), "today": today}
    return render(request, "office/parts/question_cards.html", context)


@needs_post
@require_safe
def question(request: SignedInRequest, code: str) -> HttpResponse:
    """One question of the post's role: its card when htmx asks, else all its rows to print."""
    is_fetched = is_part(request)
    today = timezone.localdate()
    one = one_asked_by(request.post, code, on=today, is_whole=not is_fetched)
    if one is None:
        raise NotVisible(code)
    context = {"base": OFFICE.base, "one": one, "today": today, "back": reverse("office:home")}
    if is_fetched:
        return render(request, "questions/parts/question.html", context | {"url": request.path})
    return render(request, "questions/question.html", context)


@needs_post
@require_safe
def one_page(request: SignedInRequest) -> HttpResponse:
    """Every answer of the post's role on one page, to be printed and taken to a meeting."""
    today = timezone.localdate()
    context = {
        "asked": asked_by(request.post, on=today),
        "this_year": this_year(on=today),
        "today": today,
    }
    return render(request, "office/one_page.html", context)


@needs_post
@require_POST
def seen(request: SignedInRequest) -> HttpResponse:
    """What happened up to the sentence shown as the newest has been read."""
    newest = asked_key(request.POST, "newest")
    if newest is not None:
        mark_seen(request.post, newest)
    return redirect("office:home")


@needs_post
@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """Everything the post may read; a number leads straight to its record."""
    straight = jump_to(request.GET, reach=reach(request.post))
    if straight:
        return redirect(straight)
    context = {"base": OFFICE.base, "found": found_page(request.GET, post=request.post)}
    return render(request, "threads/search.html", context)


@needs_post
@require_safe
def suggest(request: SignedInRequest) -> HttpResponse:
    """What the search box offers while somebody types."""
    return render(request, "parts/suggestions.html", suggestions(request.GET, request.post))


@needs_post
@require_safe
def country(request: SignedInRequest) -> HttpResponse:
    """Every province of the country in one fiscal year, with what circulates around the post."""
    page = whole_country(request.GET, reach=reach(request.post), surface=OFFICE)
    return render(request, "budget/whole_country.html", {"base": OFFICE.base, "country": page})


@needs_post
@require_safe
def own_place(request: SignedInRequest) -> HttpResponse:
    """The place this post works for; the search where it has none of its own."""
    prefixes = reach_of(request.post, on=timezone.localdate())
    return redirect("office:place", prefixes[0].pk) if prefixes else redirect("office:search")


@needs_post
@require_safe
def place(request: SignedInRequest, code: str) -> HttpResponse:
    """What is planned and paid in a place, by whom."""
    page = place_page(code, request.GET, reach=reach(request.post), surface=OFFICE)
    return render(request, "budget/place.html", {"base": OFFICE.base, "place": page})


@needs_post
@require_safe
def rows(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The rows behind one figure of a place, on the screen or as a file."""
    seen = reach(request.post)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        found = rows_file(code, request.GET, reach=seen)
        return as_file(found.headings, found.rows, name=f"oneplan-{code}", output=output)
    shown = rows_page(code, request.GET, reach=seen, surface=OFFICE)
    return render(request, "budget/rows.html", {"base": OFFICE.base, "shown": shown})


@require_safe
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A published line: what is printed, what it was printed for, and its story."""
    post = getattr(request, "post", None)
    found = line_for_reading(post, pk)
    told = story(found.subject, reach=reach(post))
    context = {
        "line": found,
        "facts": line_facts(found),
        "subject": found.subject,
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
    }
    return render(request, "office/line.html", context)
