"""The five tests of a plan, for whoever may read it, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_key
from oneplan.core.errors import NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.documents.render.printing import Format
from oneplan.documents.serving import as_print
from oneplan.plans.access import (
    may_overrule,
    overruling_for_withdrawing,
    plan_for_overruling,
    plan_for_reading,
)
from oneplan.plans.overruling import overrule_finding, withdraw_overruling
from oneplan.plans.papers import LAYOUT_NOTE, imprint_of
from oneplan.plans.queries import chosen_edition, editions_readable
from oneplan.plans.services import edition_label, edition_tabs
from oneplan.plans.tested import put_to_tests
from oneplan.plans.tested_paper import FiveTestsPaper, describe
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.plans.models import Edition, Plan

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that was refused: of which finding, what was written, and why not."""

    digest: str
    because: str
    words: str


@require_safe
def five_tests(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the five tests find in an edition (``?edition=``), each at its row."""
    post = getattr(request, "post", None)
    return _page(request, plan_for_reading(post, pk), request.GET)


@needs_post
@require_POST
def overrule(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The planner's answer to a finding; a refused one is shown again with what was written."""
    plan = plan_for_overruling(request.post, pk)
    seen = reach(request.post)
    edition = chosen_edition(editions_readable(plan, reach=seen), request.POST)
    tested = put_to_tests(edition, reach=seen) if edition else None
    code = request.POST.get("code", "")
    finding = tested.find(asked_key(request.POST, "where"), code) if tested else None
    if edition is None or tested is None or finding is None:
        raise Refusal("plans.finding_changed")
    because = request.POST.get("because", "")[:LONGEST_REASON]
    try:
        overrule_finding(
            plan, finding, seen=request.POST.get("seen", ""), because=because, by=request.post
        )
    except Refusal as refusal:
        refused = Refused(finding.digest, because, text_of(refusal))
        return _page(request, plan, request.POST, refused=refused)
    messages.success(request, _("The answer stands beside the finding while the row is the same."))
    return _back(plan, edition, finding.failed.test)


@needs_post
@require_POST
def overruling_withdraw(request: SignedInRequest, pk: UUID, overruling_pk: UUID) -> HttpResponse:
    overruling = overruling_for_withdrawing(request.post, pk, overruling_pk)
    withdraw_overruling(overruling, by=request.post)
    messages.success(request, _("The answer is withdrawn; the finding speaks again."))
    plan = plan_for_overruling(request.post, pk)
    editions = editions_readable(plan, reach=reach(request.post))
    return _back(plan, chosen_edition(editions, request.POST))


def _back(plan: Plan, edition: Edition | None, anchor: str = "") -> HttpResponse:
    here = reverse("plans:tests", args=[plan.pk])
    return redirect(f"{here}?edition={edition.pk}#{anchor}" if edition else here)


def _page(
    request: HttpRequest,
    plan: Plan,
    asked: Mapping[str, str],
    *,
    refused: Refused | None = None,
) -> HttpResponse:
    post = getattr(request, "post", None)
    seen = reach(post)
    editions = editions_readable(plan, reach=seen)
    edition = chosen_edition(editions, asked)
    here = reverse("plans:tests", args=[plan.pk])
    context = {
        "plan": plan,
        "subject": plan.subject,
        "edition": edition,
        "label": edition_label(edition) if edition else "",
        "tabs": edition_tabs(editions, edition, here=here),
        "tested": put_to_tests(edition, reach=seen) if edition else None,
        "may_overrule": may_overrule(post, plan),
        "refused": refused,
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
