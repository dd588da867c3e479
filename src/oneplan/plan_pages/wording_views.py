"""Writing plain words beside the words of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.plan_pages.access import edition_for_changing
from oneplan.plan_pages.queries import Words, elements_told, plan_page
from oneplan.plan_pages.wording import LONGEST, Typed, plain_words_of, write_plain_words
from oneplan.plans.models import Element
from oneplan.plans.services import edition_label
from oneplan.threads.access import reach


@dataclass(frozen=True, slots=True)
class Row:
    """An element with its plain words as typed; ``theirs`` where somebody was quicker."""

    element: Element
    words: str
    version: int
    theirs: str = ""


@needs_post
@require_http_methods(["GET", "POST"])
def plain_words(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every element of the page with a line for its plain words; all are saved at once.

    What somebody else wrote meanwhile is shown beside what was typed, and overwritten only when
    it is saved again.
    """
    edition = edition_for_changing(request.post, pk, request.GET, "plan_pages.word")
    shown = plan_page(edition, words=Words.OFFICIAL, reach=reach(request.post))
    elements = elements_told(shown)
    typed = _typed(request.POST, elements) if request.method == "POST" else {}
    overtaken = write_plain_words(elements, typed, by=request.post) if typed else {}
    if typed and not overtaken:
        messages.success(request, _("Kept."))
        address = reverse("plan_pages:page", args=[pk])
        return redirect(f"{address}?edition={edition.pk}&words=plain")
    standing = plain_words_of(elements)
    rows = []
    for each in elements:
        row = standing.get(each.pk)
        version = row.version if row else 0
        if each.pk in overtaken:
            words, theirs = typed[each.pk].words, overtaken[each.pk].words or "–"
        else:
            words, theirs = row.words if row else "", ""
        rows.append(Row(each, words, version, theirs))
    context = {
        "plan": edition.plan,
        "edition": edition,
        "label": edition_label(edition),
        "rows": rows,
        "longest": LONGEST,
    }
    return render(request, "plan_pages/words.html", context, status=409 if overtaken else 200)


def _typed(sent: Mapping[str, str], elements: list[Element]) -> dict[UUID, Typed]:
    """What was typed, for elements of this page only."""
    found = {}
    for each in elements:
        if (words := sent.get(f"words-{each.pk}")) is not None:
            version = sent.get(f"version-{each.pk}", "0")[:9]
            found[each.pk] = Typed(
                words.replace("\x00", "")[:LONGEST], int(version) if version.isdecimal() else 0
            )
    return found
