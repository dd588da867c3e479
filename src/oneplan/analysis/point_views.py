"""One point of an analysis on the web: its words, its evidence, what sectors ask of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.analysis import asking
from oneplan.analysis.access import (
    citation_of,
    plan_for_asking,
    plan_for_writing,
    point_of,
    question_of,
)
from oneplan.analysis.carrying import read_again
from oneplan.analysis.citing import cite, take_back
from oneplan.analysis.evidence import Document, asked_evidence
from oneplan.analysis.finding import evidence_found
from oneplan.analysis.forms import DocumentForm, PointForm
from oneplan.analysis.showing import point_at_hand
from oneplan.analysis.swot_views import version_in, written_second
from oneplan.analysis.writing import restore_point, withdraw_point, write_point
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.plans.access import plan_for_reading
from oneplan.threads.access import reach
from oneplan.value_chains.forms import AnswerForm, CommentForm
from oneplan.value_chains.queries import sector_choices
from oneplan.value_chains.replies import attempt


@require_http_methods(["GET", "POST"])
def point(request: HttpRequest, pk: UUID, point: UUID) -> HttpResponseBase:
    """One point with its evidence and what is asked of it; POST rewrites it."""
    if request.method == "POST":
        return _write(request, pk, point)
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    context = point_at_hand(point_of(plan, point), plan, post, request.GET)
    return render(request, "analysis/point.html", context)


@needs_post
def _write(request: SignedInRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Rewrite a point; whoever comes second gets both texts and loses neither."""
    plan = plan_for_writing(request.post, pk)
    found = point_of(plan, key)
    form = PointForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        seen = given["version"] or 0
        made, lost = attempt(
            form,
            lambda: write_point(
                found, given["text"], group=given["group"], seen_version=seen, by=request.post
            ),
        )
        if made:
            return redirect("analysis:point", pk, key)
        if lost:
            again = PointForm(initial=given | {"version": version_in(lost)})
            return written_second(request, again, lost, plan=plan, title=found.text)
    context = {"plan": plan, "form": form, "title": found.text}
    return render(request, "analysis/form.html", context)


@needs_post
@require_POST
def point_withdraw(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    try:
        withdraw_point(point_of(plan, point), by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
        return redirect("analysis:point", pk, point)
    return redirect("analysis:swot", pk)


@needs_post
@require_POST
def point_restore(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    restore_point(point_of(plan, point), by=request.post)
    return redirect("analysis:point", pk, point)


@needs_post
@require_POST
def point_read_again(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    read_again(point_of(plan, point), by=request.post)
    return redirect(f"{reverse('analysis:swot', args=[pk])}#point-{point}")


@needs_post
@require_safe
def evidence(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    """What the search for evidence offers while somebody types."""
    plan = plan_for_writing(request.post, pk)
    found = point_of(plan, point)
    asked, groups = evidence_found(request.GET.get("q", ""), found, request.post)
    context = {"asked": asked, "groups": groups, "everything": ""}
    return render(request, "parts/suggestions.html", context)


@needs_post
@require_POST
def citation_put(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    """Cite what the search found, or a document by its page."""
    plan = plan_for_writing(request.post, pk)
    found = point_of(plan, point)
    try:
        if "cite" in request.POST:
            thing = asked_evidence(request.POST["cite"], reach=reach(request.post))
            cite(found, thing, by=request.post)
        else:
            form = DocumentForm(request.POST)
            given = form.cleaned_data if form.is_valid() else {}
            paper = Document(given.get("document", ""), given.get("page", ""))
            cite(found, paper, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("The evidence stands under the point."))
    return redirect(f"{reverse('analysis:point', args=[pk, point])}#evidence")


@needs_post
@require_POST
def citation_take_back(
    request: SignedInRequest, pk: UUID, point: UUID, citation: UUID
) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    take_back(citation_of(point_of(plan, point), citation), by=request.post)
    return redirect(f"{reverse('analysis:point', args=[pk, point])}#evidence")


@needs_post
@require_POST
def question_put(request: SignedInRequest, pk: UUID, point: UUID) -> HttpResponse:
    """What a sector asks of a point."""
    plan = plan_for_asking(request.post, pk)
    found = point_of(plan, point)
    form = CommentForm(request.POST, sectors=sector_choices())
    if form.is_valid():
        given = form.cleaned_data
        made, _lost = attempt(form, lambda: asking.ask(found, **given, by=request.post))
        if made:
            return redirect(f"{reverse('analysis:point', args=[pk, point])}#questions")
    context = {"plan": plan, "form": form, "title": found.text}
    return render(request, "analysis/form.html", context)


@needs_post
@require_POST
def question_answer(
    request: SignedInRequest, pk: UUID, point: UUID, question: UUID
) -> HttpResponse:
    """Answer a question; answered meanwhile by somebody else, both answers are told."""
    plan = plan_for_writing(request.post, pk)
    found = question_of(point_of(plan, point), question)
    form = AnswerForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["answer"]
        made, lost = attempt(form, lambda: asking.answer(found, text, by=request.post))
        if made:
            return redirect(f"{reverse('analysis:point', args=[pk, point])}#questions")
        if lost:
            return written_second(request, form, lost, plan=plan, title=found.text, is_over=True)
    context = {"plan": plan, "form": form, "title": found.text}
    return render(request, "analysis/form.html", context)
