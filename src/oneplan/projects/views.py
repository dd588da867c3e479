"""Pages of activities and projects: for the public and the office, as far as each may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may, require
from oneplan.core.asked import LONGEST_QUESTION, asked_choice, asked_key
from oneplan.core.both_texts import both_texts, texts_of
from oneplan.core.errors import NotVisible, Overtaken, Refusal
from oneplan.core.exporting import FORMATS, as_file
from oneplan.core.messages import text_of
from oneplan.projects.access import (
    activity_for_changing,
    activity_for_reading,
    project_for_changing,
    project_for_reading,
)
from oneplan.projects.activity_page import activity_page, project_page
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.forms import (
    SEEN,
    ActivityForm,
    ActivityNewForm,
    AgainForm,
    AnswerForm,
    CostFormSet,
    EvidenceForm,
    PlacesForm,
    ProjectForm,
    VersionedForm,
    WithdrawForm,
    cost_initial,
    initial_of,
)
from oneplan.projects.listing import activity_list, export_rows, headings
from oneplan.projects.noticed import year_of
from oneplan.projects.picking import SEARCHED, codes_in, named, places_found
from oneplan.projects.queries import bodies_to_name
from oneplan.projects.services import begin_project
from oneplan.projects.writing import change_activity, change_project, set_cost_lines
from oneplan.saved_views.opening import opens_by_view
from oneplan.threads.access import reach, subject_for_reading
from oneplan.threads.panels import panels_for
from oneplan.threads.queries import readable_subjects, story
from oneplan.threads.steering import steering
from oneplan.threads.telling import told_lines

if TYPE_CHECKING:
    from oneplan.projects.models import Activity, Project


@require_safe
@opens_by_view("projects:activity-list")
def activities(request: HttpRequest) -> HttpResponseBase:
    """The list, narrowed as asked; ``format`` gives exactly its rows as a file."""
    post = getattr(request, "post", None)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        rows = export_rows(request.GET, reach=reach(post))
        return as_file(headings(), rows, name="activities", output=output)
    context = {
        "listed": activity_list(request.GET, reach=reach(post)),
        "may_begin": may(post, "projects.begin"),
    }
    return render(request, "projects/activity_list.html", context)


@require_safe
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One activity: facts, money, readiness, what upper floors know of it, and its thread."""
    post = getattr(request, "post", None)
    found = activity_for_reading(post, pk)
    told = story(found.subject, reach=reach(post))
    page = activity_page(found, post=post, reach=reach(post), on=timezone.localdate())
    context = {
        "activity": found,
        "subject": found.subject,
        "page": page,
        "panels": panels_for(found.subject, post),
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
    }
    if page.may_change:
        items = {row.item.code: row.item.name for row in page.checklist}
        places = [place.area_id for place in found.subject.places.all()]
        context |= {
            "evidence_form": EvidenceForm(items=items) if items else None,
            "withdraw_form": WithdrawForm(),
            "places_form": PlacesForm(initial={"places": places}),
            "answer_form": AnswerForm(needs=_readable_now(request)),
        }
    if page.may_propose_again:
        context["again_form"] = AgainForm()
    return render(request, "projects/activity.html", context)


@require_safe
def project(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One project with those of its activities the reader may read."""
    post = getattr(request, "post", None)
    found = project_for_reading(post, pk)
    told = story(found.subject, reach=reach(post))
    context = {
        "project": found,
        "subject": found.subject,
        "page": project_page(found, post=post, reach=reach(post)),
        "panels": panels_for(found.subject, post),
        "story": told,
        "told": told_lines(told),
        "steering": steering(post, found.subject),
    }
    return render(request, "projects/project.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def activity_new(request: SignedInRequest) -> HttpResponse:
    """Propose an activity by hand, answering the need it was opened from."""
    require(request.post, "projects.begin")
    needs = _readable_now(request)
    if request.method != "POST":
        form = ActivityNewForm(needs=needs, initial=_from_need(request))
        return render(request, "projects/activity_new.html", {"form": form})
    form = ActivityNewForm(request.POST, needs=needs)
    if form.is_valid():
        draft = _draft(form, request)
        try:
            begin_project(draft, by=request.post)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            messages.success(request, _("Written down. Only your office reads it yet."))
            return redirect("projects:activity", draft.activities[0].id)
    return render(request, "projects/activity_new.html", {"form": form})


@needs_post
@require_safe
def place_find(request: SignedInRequest) -> HttpResponse:
    """Places of the post's area by name, beside those ticked already."""
    name = request.GET.get("name", "")[:40]
    words = request.GET.get(name + SEARCHED, "")[:LONGEST_QUESTION]
    seen = reach(request.post)
    picked = named(codes_in(request.GET.getlist(name)))
    found = places_found(words, reach=seen) if seen else []
    context = {
        "name": name,
        "words": words,
        "picked": picked,
        "found": [area for area in found if area not in picked],
    }
    return render(request, "projects/parts/place_ticks.html", context)


@needs_post
@require_http_methods(["GET", "POST"])
def activity_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Rewrite an activity; when somebody was quicker, both texts are shown with 409."""
    found = activity_for_changing(request.post, pk, "projects.change")
    bodies = bodies_to_name(found.subject)
    if request.method != "POST":
        form = ActivityForm(bodies=bodies, initial=initial_of(found, ActivityForm.names))
        return _edit(request, form, found)
    form = ActivityForm(request.POST, bodies=bodies)
    if form.is_valid():
        try:
            change_activity(found, form.values(), seen=form.seen(), by=request.post)
        except Overtaken as overtaken:
            now = activity_for_changing(request.post, pk, "projects.change")
            again = ActivityForm(bodies=bodies, initial=_reconciled(form, overtaken))
            return _edit(request, again, now, overtaken=overtaken)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return redirect("projects:activity", pk)
    return _edit(request, form, found)


@needs_post
@require_http_methods(["GET", "POST"])
def project_edit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Rewrite a project's brief, as ``activity_edit`` does."""
    found = project_for_changing(request.post, pk, "projects.change")
    if request.method != "POST":
        form = ProjectForm(initial=initial_of(found, ProjectForm.names))
        return _edit(request, form, found)
    form = ProjectForm(request.POST)
    if form.is_valid():
        try:
            change_project(found, form.values(), seen=form.seen(), by=request.post)
        except Overtaken as overtaken:
            now = project_for_changing(request.post, pk, "projects.change")
            again = ProjectForm(initial=_reconciled(form, overtaken))
            return _edit(request, again, now, overtaken=overtaken)
        except Refusal as refusal:
            form.add_error(None, text_of(refusal))
        else:
            return redirect("projects:project", pk)
    return _edit(request, form, found)


@needs_post
@require_http_methods(["GET", "POST"])
def activity_costs(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Replace the cost lines; the amount becomes their sum."""
    found = activity_for_changing(request.post, pk, "projects.change")
    lines = CostFormSet(request.POST or None, initial=cost_initial(found), prefix="line")
    problem = ""
    if request.method == "POST" and lines.is_valid():
        costs = [
            form.draft()
            for form in lines.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        try:
            set_cost_lines(found, costs, by=request.post)
        except Refusal as refusal:
            problem = text_of(refusal)
        else:
            messages.success(request, _("The cost lines were replaced."))
            return redirect("projects:activity", pk)
    context = {"activity": found, "subject": found.subject, "lines": lines, "problem": problem}
    return render(request, "projects/activity_costs.html", context)


def _edit(
    request: SignedInRequest,
    form: VersionedForm,
    row: Activity | Project,
    *,
    overtaken: Overtaken | None = None,
) -> HttpResponse:
    """The form; with 409 and both texts of every field somebody else was quicker with."""
    context = {
        "form": form,
        "subject": row.subject,
        "words": text_of(overtaken) if overtaken else "",
        "both": both_texts(overtaken, form.fields) if overtaken else [],
        "year": year_of(row),
    }
    page = "projects/writing.html"
    return render(request, page, context, status=409 if overtaken else 200)


def _reconciled(form: VersionedForm, overtaken: Overtaken) -> dict[str, Any]:
    """What the writer wrote, over the versions of the texts shown: saving again saves over those.

    Whoever writes a third text meanwhile is not written over.
    """
    seen = form.seen() | {name: texts["version"] for name, texts in texts_of(overtaken).items()}
    return form.values() | {SEEN + name: version for name, version in seen.items()}


def _readable_now(request: HttpRequest):  # type: ignore[no-untyped-def]
    post = getattr(request, "post", None)
    return readable_subjects(post, on=timezone.localdate())


def _from_need(request: SignedInRequest) -> dict[str, object]:
    """The beginning of a proposal that answers the need named in the address."""
    key = asked_key(request.GET, "need")
    if key is None:
        return {}
    try:
        need = subject_for_reading(request.post, key, kind="N")
    except NotVisible:
        return {}
    return {
        "needs": need.public_no,
        "title": need.title,
        "fiscal_year": need.fiscal_year,
        "places": [place.area_id for place in need.places.all()],
    }


def _draft(form: ActivityNewForm, request: SignedInRequest) -> ProjectDraft:
    facts = form.cleaned_data
    owner = request.post.body
    cost = CostDraft(
        source=facts["source"], satang=facts["satang"], expense_type=facts["expense_type"]
    )
    work = ActivityDraft(
        title=facts["title"],
        costs=(cost,),
        places=facts["places"],
        expense_type=facts["expense_type"],
        people_helped=facts["people_helped"],
        output=facts["output"],
        indicator=facts["indicator"],
        needs=facts["needs"],
    )
    return ProjectDraft(
        title=facts["project_title"] or facts["title"],
        owner=owner,
        fiscal_year=facts["fiscal_year"],
        activities=(work,),
    )
