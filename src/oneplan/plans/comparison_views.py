"""Two editions of a plan beside each other, on screen and on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_safe

from oneplan.core.errors import NotVisible
from oneplan.documents.render.printing import Format
from oneplan.documents.serving import as_print
from oneplan.plans.access import plan_for_reading
from oneplan.plans.compared_paper import ComparedPaper, describe
from oneplan.plans.comparing import chosen_pair, compare_editions, editions_in_order
from oneplan.plans.papers import LAYOUT_NOTE, imprint_of
from oneplan.plans.services import edition_label
from oneplan.plans.telling import names_of_sources, tell_comparison
from oneplan.threads.access import reach


@require_safe
def comparison(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What changed from one edition to another: the sum in words, then word by word."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    seen = reach(post)
    editions = editions_in_order(plan, reach=seen)
    pair = chosen_pair(editions, request.GET)
    compared = compare_editions(*pair, reach=seen) if pair else None
    context = {
        "plan": plan,
        "subject": plan.subject,
        "editions": [(each, edition_label(each)) for each in editions],
        "compared": compared,
        "old_label": edition_label(pair[0]) if pair else "",
        "new_label": edition_label(pair[1]) if pair else "",
        "told": tell_comparison(compared, names_of_sources()) if compared else None,
    }
    return render(request, "plans/comparison.html", context)


@require_safe
def comparison_print(request: HttpRequest, pk: UUID, output: str) -> HttpResponse:
    """The table เดิม/ใหม่ as PDF, Word or spreadsheet, in Thai."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    seen = reach(post)
    if output not in {each.value for each in Format}:
        raise NotVisible(output)
    pair = chosen_pair(editions_in_order(plan, reach=seen), request.GET)
    if pair is None:
        return redirect("plans:comparison", pk)
    compared = compare_editions(*pair, reach=seen)
    with translation.override("th"):
        labels = [edition_label(each) for each in pair]
        paper = ComparedPaper(
            plan=plan.title,
            old=labels[0],
            new=labels[1],
            told=tell_comparison(compared, names_of_sources()),
            hidden=compared.hidden,
            imprint=imprint_of(
                plan,
                edition=f"{labels[0]} กับ {labels[1]}",
                seal=pair[1].content_hash[:16],
                note=f"{LAYOUT_NOTE} · ตัวหนาคือส่วนที่ต่างกัน",
            ),
        )
    return as_print(describe(paper), Format(output), name=f"{plan.subject.public_no}-เดิม-ใหม่")
