"""A fiscal year of a local plan: ordinance, transfers, operational plan; and the papers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_key
from oneplan.core.errors import NotVisible
from oneplan.documents.render.printing import Format
from oneplan.documents.serving import as_print
from oneplan.local_plans.access import (
    activity_for_row,
    draft_ordinance,
    edition_of,
    line_of,
    plan_for_work,
    works_on,
)
from oneplan.local_plans.filling import plan_paper, work_paper
from oneplan.local_plans.forms import EnactForm, GiveForm, OperateForm, TransferForm
from oneplan.local_plans.operating import draw_up_operational, operational_edition
from oneplan.local_plans.ordinances import (
    bring_into_force,
    give,
    money_source,
    move_money,
    open_ordinance,
    strike,
)
from oneplan.local_plans.papers import describe_plan, describe_work
from oneplan.local_plans.queries import Year, year_of
from oneplan.plans.access import plan_for_reading
from oneplan.threads.access import reach


@require_safe
def year(request: HttpRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """One fiscal year from the plan to the money: what was planned, given, moved and is done."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    shown = year_of(plan, fiscal_year, reach=reach(post))
    is_own = works_on(post, plan)
    today = {"on": timezone.localdate()}
    context = {
        "plan": plan,
        "subject": plan.subject,
        "shown": shown,
        "years": range(plan.cycle.first_fiscal_year, plan.cycle.last_fiscal_year + 1)
        if plan.cycle
        else [],
        "works": operational_edition(plan, fiscal_year),
        "is_own": is_own,
        "give": GiveForm(auto_id=False) if is_own and shown.draft else None,
        "enact": EnactForm(initial=today) if is_own and shown.draft else None,
        "transfer": _transfer_form(shown) if is_own and _holders(shown) else None,
        "operate": OperateForm(initial=today) if is_own and _holders(shown) else None,
    }
    return render(request, "local_plans/year.html", context)


@needs_post
@require_POST
def ordinance_open(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    plan = plan_for_work(request.post, pk)
    open_ordinance(plan, fiscal_year=fiscal_year, by=request.post)
    return redirect("local_plans:year", pk, fiscal_year)


@needs_post
@require_POST
def line_give(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """Give money to a row of the plan."""
    plan = plan_for_work(request.post, pk)
    activity = activity_for_row(request.post, asked_key(request.POST, "of"))
    form = GiveForm(request.POST)
    if form.is_valid():
        give(
            draft_ordinance(plan, fiscal_year),
            activity.subject,
            source=money_source(),
            satang=form.cleaned_data["satang"],
            on=timezone.localdate(),
            by=request.post,
        )
    else:
        messages.error(request, _("Enter an amount above zero."))
    return redirect("local_plans:year", pk, fiscal_year)


@needs_post
@require_POST
def line_strike(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """Take a line out of the draft ordinance."""
    plan = plan_for_work(request.post, pk)
    strike(line_of(plan, asked_key(request.POST, "line")), by=request.post)
    return redirect("local_plans:year", pk, fiscal_year)


@needs_post
@require_POST
def ordinance_enact(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """Bring the ordinance into force."""
    plan = plan_for_work(request.post, pk)
    form = EnactForm(request.POST)
    if form.is_valid():
        bring_into_force(draft_ordinance(plan, fiscal_year), by=request.post, **form.cleaned_data)
        messages.success(request, _("The ordinance is in force."))
    else:
        messages.error(request, _("Write the day and the meeting of the council."))
    return redirect("local_plans:year", pk, fiscal_year)


@needs_post
@require_POST
def transfer(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """Move money between rows of the plan."""
    plan = plan_for_work(request.post, pk)
    shown = year_of(plan, fiscal_year, reach=reach(request.post))
    form = _transfer_form(shown, request)
    if form.is_valid():
        said = form.cleaned_data
        to = activity_for_row(request.post, asked_key(request.POST, "to"))
        move_money(
            line_of(plan, asked_key(request.POST, "giver")),
            to.subject,
            satang=said["satang"],
            on=said["on"],
            approver=said["approver"],
            words=said["words"],
            by=request.post,
        )
        messages.success(request, _("The money is moved."))
    else:
        messages.error(request, _("Fill in from where, to where, how much, when and why."))
    return redirect("local_plans:year", pk, fiscal_year)


@needs_post
@require_POST
def operate(request: SignedInRequest, pk: UUID, fiscal_year: int) -> HttpResponse:
    """Draw up the operational plan from what is funded."""
    plan = plan_for_work(request.post, pk)
    form = OperateForm(request.POST)
    if form.is_valid():
        draw_up_operational(plan, fiscal_year, on=form.cleaned_data["on"], by=request.post)
        messages.success(request, _("The operational plan is drawn up."))
    else:
        messages.error(request, _("Write the day of the announcement: 1/10/2570."))
    return redirect("local_plans:year", pk, fiscal_year)


@require_safe
def plan_print(request: HttpRequest, pk: UUID, output: str) -> HttpResponse:
    """Form ผ.02 of a book (``?edition=``), or of the plan as it is valid."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    edition = edition_of(post, plan, asked_key(request.GET, "edition"))
    with translation.override("th"):
        paper = plan_paper(plan, edition, reach=reach(post))
    name = f"ผ.02-{plan.subject.public_no}"
    return as_print(describe_plan(paper), _format(output), name=name)


@require_safe
def work_print(request: HttpRequest, pk: UUID, fiscal_year: int, output: str) -> HttpResponse:
    """Forms ผด.01 and ผด.02 of a year's operational plan."""
    post = getattr(request, "post", None)
    plan = plan_for_reading(post, pk)
    edition = operational_edition(plan, fiscal_year)
    if edition is None:
        return redirect("local_plans:year", pk, fiscal_year)
    with translation.override("th"):
        paper = work_paper(edition, reach=reach(post))
    return as_print(describe_work(paper), _format(output), name=f"ผด.02-{fiscal_year}")


def _holders(shown: Year) -> list[tuple[str, str]]:
    """Lines in force, by what they pay for."""
    return [
        (str(line.pk), row.listing.title)
        for row in shown.rows
        for line in row.lines
        if line.ordinance.in_force_on is not None
    ]


def _transfer_form(shown: Year, request: HttpRequest | None = None) -> TransferForm:
    return TransferForm(
        request.POST if request else None,
        givers=_holders(shown),
        takers=[(str(row.listing.subject_id), row.listing.title) for row in shown.rows],
        initial={"on": timezone.localdate()},
    )


def _format(output: str) -> Format:
    if output not in {each.value for each in Format}:
        raise NotVisible(output)
    return Format(output)
