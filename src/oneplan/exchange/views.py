"""Pages of intake: sending files in, and what came of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import require
from oneplan.core.paging import CURSOR, page_of
from oneplan.exchange.access import run_for_reading
from oneplan.exchange.findings_file import findings_csv
from oneplan.exchange.forms import IntakeForm
from oneplan.exchange.outcome import findings_of
from oneplan.exchange.queries import findings_in, province_of, runs_of
from oneplan.exchange.uploading import send_in


@needs_post
@require_safe
def intake_list(request: SignedInRequest) -> HttpResponse:
    require(request.post, "exchange.take_in")
    page = page_of(runs_of(request.post), order=["-ran_at", "-id"], cursor=request.GET.get(CURSOR))
    return render(request, "exchange/intake_list.html", {"page": page})


@needs_post
@require_http_methods(["GET", "HEAD", "POST"])
def intake_new(request: SignedInRequest) -> HttpResponse:
    require(request.post, "exchange.take_in")
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = send_in(**form.cleaned_data, by=request.post)
        return redirect("jobs:job", job.pk)
    context = {"form": form, "province": province_of(request.post)}
    return render(request, "exchange/intake_new.html", context)


@needs_post
@require_safe
def intake(request: SignedInRequest, pk: UUID) -> HttpResponse:
    run = run_for_reading(request.post, pk)
    severity, code = request.GET.get("severity", ""), request.GET.get("code", "")
    context = {
        "run": run,
        "summary": run.summary,
        "found": findings_in(run, severity=severity, code=code),
        "severity": severity,
        "code": code,
    }
    return render(request, "exchange/intake.html", context)


@needs_post
@require_safe
def intake_findings(request: SignedInRequest, pk: UUID) -> HttpResponse:
    run = run_for_reading(request.post, pk)
    answer = HttpResponse(
        findings_csv(findings_of(run.findings)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="findings.csv"'
    return answer
