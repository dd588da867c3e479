"""The analysis of a plan on the web: all of it on one page, its points and strategies written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.analysis.access import plan_for_writing, strategy_of, writes_on
from oneplan.analysis.carrying import carry_points, plan_before, points_to_carry
from oneplan.analysis.forms import PointForm, StrategyForm
from oneplan.analysis.history import history_of
from oneplan.analysis.pairing import end_choices, pairing_of, point_choices
from oneplan.analysis.rules import CORNERS, FIELDS
from oneplan.analysis.swot import swot_page
from oneplan.analysis.writing import (
    STRATEGY,
    put_point,
    put_strategy,
    restore_strategy,
    withdraw_strategy,
    write_strategy,
)
from oneplan.core.both_texts import both_texts, texts_of
from oneplan.core.errors import NotVisible, Overtaken
from oneplan.core.messages import text_of
from oneplan.plans.access import plan_for_reading
from oneplan.threads.access import reach
from oneplan.value_chains.replies import attempt, group_of, remember_group


@require_safe
def swot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Strengths, weaknesses, opportunities, threats, and the strategies made of them."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    may_write = writes_on(post, plan)
    seen = reach(post)
    before = plan_before(plan, reach=seen) if may_write else None
    group = group_of(request)
    context = {
        "plan": plan,
        "page": swot_page(plan, reach=seen),
        "before": before,
        "to_carry": len(points_to_carry(plan, before)) if before else 0,
        "may_write": may_write,
        "forms": {
            field: PointForm(initial={"group": group}, auto_id=f"new-{field}-%s")
            for field in FIELDS
        }
        if may_write
        else {},
    }
    return render(request, "analysis/swot.html", context)


@needs_post
@require_POST
def points_carry(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Begin with the points of the plan before; each is marked until its evidence is read again."""
    plan = plan_for_writing(request.post, pk)
    before = plan_before(plan, reach=reach(request.post))
    if before is None:
        raise NotVisible(pk)
    made = carry_points(plan, before, by=request.post)
    words = _("%(count)s points were carried. Read the evidence of each again: does it still hold?")
    messages.success(request, words % {"count": len(made)})
    return redirect("analysis:swot", pk)


@needs_post
@require_POST
def point_put(request: SignedInRequest, pk: UUID, field: str) -> HttpResponse:
    """A new point in a field of the analysis."""
    plan = plan_for_writing(request.post, pk)
    if field not in FIELDS:
        raise NotVisible(field)
    form = PointForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        remember_group(request, given["group"].strip())
        made, _lost = attempt(
            form,
            lambda: put_point(
                plan, field, given["text"], key=given["key"], group=given["group"], by=request.post
            ),
        )
        if made:
            messages.success(request, _("The point stands. Cite the evidence it rests on."))
            return redirect("analysis:point", pk, made.pk)
    context = {"plan": plan, "form": form, "title": _("New point")}
    return render(request, "analysis/form.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def strategy_new(request: SignedInRequest, pk: UUID, corner: str) -> HttpResponse:
    """A new strategy in a corner, made of named points."""
    plan = plan_for_writing(request.post, pk)
    if corner not in CORNERS:
        raise NotVisible(corner)
    form = StrategyForm(
        request.POST or None,
        points=point_choices(plan, corner),
        ends=end_choices(plan),
        initial={"group": group_of(request)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        remember_group(request, given["group"].strip())
        said = pairing_of(plan, given)
        made, _lost = attempt(
            form, lambda: put_strategy(plan, corner, said, key=given["key"], by=request.post)
        )
        if made:
            return redirect(f"{reverse('analysis:swot', args=[pk])}#strategy-{made.pk}")
    title = _("New strategy %(corner)s") % {"corner": corner}
    return render(request, "analysis/form.html", {"plan": plan, "form": form, "title": title})


@needs_post
@require_http_methods(["GET", "POST"])
def strategy(request: SignedInRequest, pk: UUID, strategy: UUID) -> HttpResponse:
    """A strategy to be written anew; whoever comes second gets both texts."""
    plan = plan_for_writing(request.post, pk)
    found = strategy_of(plan, strategy)
    choices: dict[str, Any] = {
        "points": point_choices(plan, found.corner),
        "ends": end_choices(plan, found),
    }
    if request.method == "POST":
        form = StrategyForm(request.POST, **choices)
        if form.is_valid():
            given = form.cleaned_data
            said, seen = pairing_of(plan, given), given["version"] or 0
            made, lost = attempt(
                form, lambda: write_strategy(found, said, seen_version=seen, by=request.post)
            )
            if made:
                return redirect(f"{reverse('analysis:swot', args=[pk])}#strategy-{made.pk}")
            if lost:
                again = StrategyForm(initial=given | {"version": version_in(lost)}, **choices)
                return written_second(request, again, lost, plan=plan, title=found.text)
    else:
        form = StrategyForm(initial=StrategyForm.initial_of(found), **choices)
    context = {
        "plan": plan,
        "form": form,
        "title": found.text,
        "strategy": found,
        "history": history_of(STRATEGY, found.pk),
    }
    return render(request, "analysis/form.html", context)


@needs_post
@require_POST
def strategy_withdraw(request: SignedInRequest, pk: UUID, strategy: UUID) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    withdraw_strategy(strategy_of(plan, strategy), by=request.post)
    return redirect("analysis:swot", pk)


@needs_post
@require_POST
def strategy_restore(request: SignedInRequest, pk: UUID, strategy: UUID) -> HttpResponse:
    plan = plan_for_writing(request.post, pk)
    restore_strategy(strategy_of(plan, strategy), by=request.post)
    return redirect("analysis:swot", pk)


def version_in(lost: Overtaken) -> int:
    """The version that stands, to write upon next."""
    return max(int(each["version"]) for each in texts_of(lost).values())


def written_second(
    request: HttpRequest, form: BaseForm, lost: Overtaken, **context: Any
) -> HttpResponse:
    """409 with both texts; saving again saves over the one that was shown."""
    shown = {
        "form": form,
        "words": text_of(lost),
        "both": both_texts(lost, form.fields),
        **context,
    }
    return render(request, "analysis/form.html", shown, status=409)
