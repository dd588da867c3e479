"""The desk of a local plan: beginning books, writing rows, passing steps, announcing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_key, asked_words
from oneplan.core.both_texts import both_texts
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.local_plans.access import (
    ANNOUNCE,
    activity_for_row,
    book_for_work,
    may_begin,
    plan_for_work,
    require_beginning,
)
from oneplan.local_plans.books import announce_book, open_book, open_local_plan, pass_step
from oneplan.local_plans.forms import (
    MONEY_AS_TEXT,
    AnnounceForm,
    BeginForm,
    BookForm,
    RowForm,
    StepForm,
)
from oneplan.local_plans.queries import (
    activities_to_list,
    desk_of,
    local_plans_readable,
)
from oneplan.local_plans.writing import (
    draft_of,
    put_row,
    take_row_out,
    withdraw_row,
)
from oneplan.plans.services import edition_label
from oneplan.plans.standing import editions_sealed
from oneplan.plans.telling import names_of_sources, tell_differences
from oneplan.threads.access import reach


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Local plans of every authority the reader may read."""
    post = getattr(request, "post", None)
    context = {
        "page": local_plans_readable(request.GET, reach=reach(post)),
        "words": asked_words(request.GET),
        "form": BeginForm() if may_begin(post) else None,
    }
    return render(request, "local_plans/plan_list.html", context)


@needs_post
@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin the local plan of the post's authority for a planning period."""
    require_beginning(request.post)
    form = BeginForm(request.POST)
    if not form.is_valid():
        return redirect("local_plans:plan-list")
    body = request.post.body
    plan = open_local_plan(body, cycle=form.cleaned_data["cycle"], by=request.post)
    return redirect("local_plans:desk", plan.pk)


@needs_post
@require_safe
def desk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The book in preparation: its rows, its route, and what may be done now."""
    plan = plan_for_work(request.post, pk)
    shown = desk_of(plan)
    names = names_of_sources()
    year = timezone.localdate().year + 543
    context = {
        "plan": plan,
        "subject": plan.subject,
        "shown": shown,
        "label": edition_label(shown.book.edition) if shown else "",
        "rows": [(row, tell_differences(row.differences, names)) for row in shown.rows]
        if shown
        else [],
        "form": None
        if shown
        else BookForm(has_base=bool(editions_sealed(plan)), initial={"year": year}),
        "announce": AnnounceForm(initial={"on": timezone.localdate()}),
        "step": StepForm(auto_id=False),
        "this_year": plan.cycle.first_fiscal_year if plan.cycle else year,
    }
    return render(request, "local_plans/desk.html", context)


@needs_post
@require_POST
def book_open(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Begin a book."""
    plan = plan_for_work(request.post, pk)
    form = BookForm(request.POST, has_base=bool(editions_sealed(plan)))
    if form.is_valid():
        open_book(plan, by=request.post, **form.cleaned_data)
    else:
        messages.error(request, _("Choose the kind of book and write its reason."))
    return redirect("local_plans:desk", pk)


@needs_post
@require_http_methods(["GET", "POST"])
def row_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Write the row of an activity (``?of=``) into the book; without one, choose it."""
    plan = plan_for_work(request.post, pk)
    key = asked_key(request.GET, "of")
    if key is None:
        context = {
            "plan": plan,
            "subject": plan.subject,
            "words": asked_words(request.GET),
            "activities": activities_to_list(plan, request.GET),
        }
        return render(request, "local_plans/row_choose.html", context)
    book, activity = book_for_work(request.post, pk), activity_for_row(request.post, key)
    form = RowForm(request.POST or None, plan=plan, draft=draft_of(book, activity))
    lost: Overtaken | None = None
    if request.method == "POST" and form.is_valid():
        try:
            put_row(book, activity.subject, form.draft(), by=request.post)
        except Overtaken as overtaken:
            # Saving again saves over the row shown now, and over no later one.
            lost, now = overtaken, draft_of(book, activity)
            again = request.POST.copy()
            again["seen"] = now.seen or ""
            form = RowForm(again, plan=plan, draft=now)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("The row is in the book."))
            return redirect("local_plans:desk", pk)
    context = {
        "plan": plan,
        "subject": plan.subject,
        "activity": activity,
        "form": form,
        "label": edition_label(book.edition),
        "kind": book.edition.kind,
        "words": text_of(lost) if lost else "",
        "both": both_texts(lost, {**form.fields, **MONEY_AS_TEXT}) if lost else [],
    }
    return render(request, "local_plans/row_edit.html", context, status=409 if lost else 200)


@needs_post
@require_POST
def row_out(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Leave a row out of the book in preparation."""
    book = book_for_work(request.post, pk)
    activity = activity_for_row(request.post, asked_key(request.POST, "of"))
    take_row_out(book, activity.subject, by=request.post)
    return redirect("local_plans:desk", pk)


@needs_post
@require_POST
def row_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Have the change take a project out of the plan."""
    book = book_for_work(request.post, pk)
    activity = activity_for_row(request.post, asked_key(request.POST, "of"))
    reason = request.POST.get("reason", "")[:1000]
    withdraw_row(book, activity.subject, reason=reason, by=request.post)
    return redirect("local_plans:desk", pk)


@needs_post
@require_POST
def step_pass(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Record that the book passed a step."""
    book = book_for_work(request.post, pk)
    form = StepForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        pass_step(book, said["step"], on=said["on"], words=said["words"], by=request.post)
    else:
        messages.error(request, _("Write the day of the step: 1/10/2570."))
    return redirect("local_plans:desk", pk)


@needs_post
@require_POST
def announce(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Announce the book: it is sealed and in force."""
    book = book_for_work(request.post, pk, ANNOUNCE)
    form = AnnounceForm(request.POST)
    if form.is_valid():
        announce_book(book, by=request.post, **form.cleaned_data)
        messages.success(request, _("The book is announced."))
        return redirect("plans:standing", pk)
    messages.error(request, _("Write the day of the announcement: 1/10/2570."))
    return redirect("local_plans:desk", pk)
