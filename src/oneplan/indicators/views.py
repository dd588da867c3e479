"""Pages of indicators: the library, one indicator's values, and writing them."""

from __future__ import annotations

from collections.abc import Mapping
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
from oneplan.accounts.permissions import may, require
from oneplan.core.asked import asked_choice
from oneplan.core.errors import Refusal
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.messages import text_of
from oneplan.indicators.access import (
    indicator_for_defining,
    indicator_for_observing,
    indicator_for_reading,
    is_own_place,
    may_define,
    may_observe,
)
from oneplan.indicators.forms import DefinitionForm, ObservationForm
from oneplan.indicators.quality import quality_of_name
from oneplan.indicators.queries import indicator_page, library, rows_as_file, values_as_file
from oneplan.indicators.recording import observe_value
from oneplan.indicators.services import define_indicator, name_indicator
from oneplan.indicators.telling import definition_of
from oneplan.indicators.trend import trend_of
from oneplan.threads.access import reach


@require_safe
def indicator_library(request: HttpRequest) -> HttpResponseBase:
    """Every indicator, narrowed as asked; as a file exactly what is asked."""
    if output := asked_choice(request.GET, "as", FORMATS):
        headings = [
            _("Code"), _("Indicator"), _("Unit"), _("Level"), _("Kept by"), _("Data owner"),
            _("Values"), _("Newest year"),
        ]  # fmt: skip
        return as_file(headings, rows_as_file(request.GET), name="indicators", output=output)
    post = getattr(request, "post", None)
    context = {
        "listed": library(request.GET),
        "may_name": may(post, "indicators.define"),
        "may_bring": may(post, "indicators.observe") or may(post, "indicators.observe_common"),
    }
    return render(request, "indicators/library.html", context)


@require_safe
def indicator(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One indicator at a place: newest value, series, parts, what plans aim at."""
    post = getattr(request, "post", None)
    found = indicator_for_reading(pk)
    if output := asked_choice(request.GET, "as", FORMATS):
        headings = [_("Area code"), _("Place"), _("Year (B.E.)"), _("Value"), _("As printed"),
                    _("Source of the value"), _("Note"), _("Recorded")]  # fmt: skip
        return as_file(headings, values_as_file(found), name="indicator", output=output)
    home = (post.area_id or "")[:2] if post else ""
    shown = indicator_page(found, request.GET, reach=reach(post), home=home)
    context = {
        "indicator": found,
        "shown": shown,
        "trend": trend_of(shown.series, shown.aims),
        "definition": definition_of(found),
        "remarks": quality_of_name(
            name=found.name_th, unit=found.unit, source=found.data_owner, direction=found.direction
        ),
        "may_observe": may_observe(post, found),
        "may_define": may_define(post, found),
    }
    return render(request, "indicators/indicator.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def indicator_new(request: SignedInRequest) -> HttpResponse:
    """Name an indicator of one's own body."""
    require(request.post, "indicators.define")
    form = DefinitionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = name_indicator(by=request.post, **form.written)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The indicator is in the library. Record its baseline."))
            return redirect("indicators:indicator", made.pk)
    return render(request, "indicators/define.html", {"form": form, "remarks": _noticed(form)})


@needs_post
@require_http_methods(["GET", "POST"])
def indicator_define(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Write what it measures anew; when somebody was quicker, theirs is shown beside yours."""
    found = indicator_for_defining(request.post, pk)
    typed = request.POST.dict() if request.method == "POST" else None
    form = DefinitionForm(typed, instance=found, initial={"version": found.version})
    theirs = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data.get("version") or 0
        try:
            define_indicator(found, version=seen, by=request.post, **form.written)
        except Refusal as refusal:
            standing = indicator_for_reading(pk)
            theirs = definition_of(standing) if refusal.code == "indicators.overtaken" else None
            form.data = {**form.data, "version": str(standing.version)}
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The definition was written anew."))
            return redirect("indicators:indicator", pk)
    context = {
        "indicator": found, "form": form, "remarks": _noticed(form), "theirs": theirs,
    }  # fmt: skip
    return render(request, "indicators/define.html", context, status=409 if theirs else 200)


@needs_post
@require_POST
def indicator_review(request: SignedInRequest) -> HttpResponse:
    """What the review notices while somebody types."""
    noticed = _of_typed(request.POST)
    return render(request, "indicators/parts/remarks.html", {"remarks": noticed})


@needs_post
@require_http_methods(["GET", "POST"])
def observation_new(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Record a value of a place and a year; the same source's earlier one is replaced."""
    found = indicator_for_observing(request.post, pk)
    initial = {"area_code": request.GET.get("area", request.post.area_id or "")}
    form = ObservationForm(
        request.POST or None, initial=initial, is_percent=found.unit.strip() == "ร้อยละ"
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        area = given["area_code"]
        if is_own_place(request.post, area.pk):
            observe_value(
                found, area=area, year=given["year"], value=given["value"],
                words=given["words"], source=given["source"], note=given["note"],
                by=request.post,
            )  # fmt: skip
            messages.success(request, _("The value is recorded with its source."))
            return redirect(f"{reverse('indicators:indicator', args=[pk])}?area={area.pk}")
        refusal = Refusal("indicators.not_your_place", area=area.full_name)
        form.add_error("area_code", text_of(refusal))
    return render(request, "indicators/observe.html", {"indicator": found, "form": form})


def _noticed(form: DefinitionForm) -> object:
    if form.is_bound:
        return _of_typed(form.data)
    found = form.instance
    return quality_of_name(
        name=found.name_th, unit=found.unit, source=found.data_owner, direction=found.direction
    ) if found.name_th else ()  # fmt: skip


def _of_typed(typed: Mapping[str, str]) -> object:
    name = typed.get("name_th", "")[:2000]
    direction = typed.get("direction", "unknown")
    known = direction if direction in ("up", "down", "keep") else "unknown"
    unit, source = typed.get("unit", "")[:200], typed.get("data_owner", "")[:200]
    return quality_of_name(name=name, unit=unit, source=source, direction=known) if name else ()
