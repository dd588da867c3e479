"""Pages of rounds: the list of runs, the ranked list with its frame line, running and drawing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.annual_plans.access import (
    level_for_running,
    level_of,
    may_draw,
    round_for_drawing,
    round_for_reading,
)
from oneplan.annual_plans.forms import FrameForm, RunForm
from oneplan.annual_plans.round_page import (
    RoundFilter,
    export_rows,
    headings,
    round_page,
    round_rows,
)
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.core.asked import asked_choice
from oneplan.core.errors import Refusal
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.messages import text_of
from oneplan.core.paging import CURSOR, page_of
from oneplan.core.templatetags.official import be_date
from oneplan.threads.access import reach
from oneplan.threads.panels import panels_for
from oneplan.threads.queries import story
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines


@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """The runs a reader may read, newest first, and the way to make one."""
    post = getattr(request, "post", None)
    asked = RoundFilter.asked(request.GET)
    rows = round_rows(reach(post)).filter(asked.wanted)
    page = page_of(rows, order=("-ran_at", "-pk"), cursor=request.GET.get(CURSOR))
    context = {"page": page, "asked": asked, "form": RunForm() if level_of(post) else None}
    return render(request, "annual_plans/round_list.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def round_run(request: SignedInRequest) -> HttpResponse:
    """Run the round of the post's own body for a fiscal year."""
    level = level_for_running(request.post)
    form = RunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = run_round(level, request.post.body, **form.cleaned_data, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("This is the list of run %(no)s.") % {"no": made.run_no})
            return redirect("annual_plans:round", made.pk)
    return render(request, "annual_plans/round_run.html", {"form": form})


@require_safe
def ranked(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The ranked list with its line; ``format`` gives exactly the rows shown as a file."""
    post = getattr(request, "post", None)
    round_ = round_for_reading(post, pk)
    output = asked_choice(request.GET, "format", FORMATS)
    page = round_page(round_, request.GET, reach=reach(post), is_whole=bool(output))
    if output:
        name = f"round-{round_.subject.public_no}"
        return as_file(headings(), export_rows(page), name=name, output=output)
    told = story(round_.subject, reach=reach(post))
    context = {
        "round": round_,
        "subject": round_.subject,
        "page": page,
        "listed": page.listed,
        "form": _frame_form(round_.is_trial) if may_draw(post, round_) else None,
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, round_.subject),
        "panels": panels_for(round_.subject, post),
    }
    return render(request, "annual_plans/round.html", context)


@needs_post
@require_POST
def frame_draw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Draw the frame, or move it; what is wrong with the form is told on the list."""
    round_ = round_for_drawing(request.post, pk)
    form = FrameForm(request.POST, is_trial=round_.is_trial)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("annual_plans:round", pk)
    try:
        draw_frame(round_, **form.cleaned_data, by=request.post)
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        messages.success(request, _("The line was drawn; nothing was ranked again."))
    return redirect("annual_plans:round", pk)


def _frame_form(is_trial: bool) -> FrameForm:
    return FrameForm(is_trial=is_trial, initial={"on": be_date(timezone.localdate())})
