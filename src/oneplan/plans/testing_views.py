"""The five tests of a plan, for whoever may read it, on screen and on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from oneplan.core.errors import NotVisible
from oneplan.core.page_parts import Tab
from oneplan.documents.render.printing import Format
from oneplan.documents.serving import as_print
from oneplan.plans.access import plan_for_reading
from oneplan.plans.papers import LAYOUT_NOTE, imprint_of
from oneplan.plans.queries import chosen_edition, editions_readable
from oneplan.plans.services import edition_label
from oneplan.plans.tested import put_to_tests
from oneplan.plans.tested_paper import FiveTestsPaper, describe
from oneplan.threads.access import reach


@require_safe
def five_tests(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the five tests find in an edition (``?edition=``), each at its row."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    seen = reach(post)
    editions = editions_readable(plan, reach=seen)
    edition = chosen_edition(editions, request.GET)
    here = reverse("plans:tests", args=[pk])
    context = {
        "plan": plan,
        "subject": plan.subject,
        "edition": edition,
        "label": edition_label(edition) if edition else "",
        "tabs": [
            Tab(edition_label(each), f"{here}?edition={each.pk}", is_current=each == edition)
            for each in editions
        ],
        "tested": put_to_tests(edition, reach=seen) if edition else None,
    }
    return render(request, "plans/tests.html", context)


@require_safe
def five_tests_print(request: HttpRequest, pk: UUID, output: str) -> HttpResponse:
    """The same as PDF, Word or spreadsheet, in Thai."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    seen = reach(post)
    if output not in {each.value for each in Format}:
        raise NotVisible(output)
    edition = chosen_edition(editions_readable(plan, reach=seen), request.GET)
    with translation.override("th"):
        tested = put_to_tests(edition, reach=seen) if edition else None
        if edition is None or tested is None:
            return redirect("plans:tests", pk)
        label = edition_label(edition)
        note = f"{LAYOUT_NOTE} · เกณฑ์เป็นค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"
        paper = FiveTestsPaper(
            plan=plan.title,
            edition=label,
            tested=tested,
            imprint=imprint_of(plan, edition=label, seal=edition.content_hash[:16], note=note),
        )
    return as_print(describe(paper), Format(output), name=f"{plan.subject.public_no}-ทดสอบแผน")
