"""A plan in the making: its chapters, its days, who adopts it; and its book to print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from oneplan.core.errors import NotVisible
from oneplan.documents.render.printing import Format
from oneplan.documents.serving import as_print
from oneplan.plans.access import plan_for_reading, prepares
from oneplan.plans.book_paper import describe, read_book
from oneplan.plans.chapters import chapters_of
from oneplan.plans.making import adopters_of
from oneplan.plans.milestones import milestones_of
from oneplan.plans.models import EditionState
from oneplan.plans.plan_types import plan_type
from oneplan.plans.queries import chosen_edition, editions_readable
from oneplan.plans.rules.plan_types import MadeBy
from oneplan.plans.services import edition_label, edition_tabs
from oneplan.threads.access import reach


@require_safe
def making(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which part of the product fills each chapter, what is due by when, and who adopts it."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    editions = editions_readable(plan, reach=reach(post))
    draft = next((each for each in editions if each.state == EditionState.DRAFT), None)
    asked = chosen_edition(editions, request.GET)
    edition = draft if draft and "edition" not in request.GET else asked
    kind = plan_type(plan.type_code)
    chapters = chapters_of(plan, edition, post)
    context = {
        "plan": plan,
        "subject": plan.subject,
        "kind": kind,
        "edition": edition,
        "draft": draft,
        "tabs": edition_tabs(editions, edition, here=reverse("plans:making", args=[pk])),
        "chapters": chapters,
        "filled": sum(each.is_filled for each in chapters),
        "milestones": milestones_of(plan, editions, on=timezone.localdate()),
        "adopters": adopters_of(plan, kind, draft),
        "may_prepare": prepares(post, plan) and kind is not None and kind.made_by == MadeBy.HERE,
    }
    return render(request, "plans/making.html", context)


@require_safe
def book_print(request: HttpRequest, pk: UUID, output: str) -> HttpResponse:
    """An edition as a whole book: PDF, Word or spreadsheet, in Thai."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    seen = reach(post)
    if output not in {each.value for each in Format}:
        raise NotVisible(output)
    edition = chosen_edition(editions_readable(plan, reach=seen), request.GET)
    if edition is None:
        return redirect("plans:plan", pk)
    with translation.override("th"):
        book = read_book(plan, edition, label=edition_label(edition), post=post)
    return as_print(describe(book), Format(output), name=f"{plan.subject.public_no}-เล่มแผน")
