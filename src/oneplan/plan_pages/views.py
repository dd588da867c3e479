"""A plan on one page: on screen, on paper, as a picture; sent to bodies and read by them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.core.asked import asked_choice
from oneplan.core.errors import NotVisible, Refusal
from oneplan.core.messages import text_of
from oneplan.core.page_parts import Tab
from oneplan.plan_pages.access import (
    edition_at_work,
    edition_for_changing,
    edition_for_reading,
    may_change,
    reader_for_reading,
    reading_of,
)
from oneplan.plan_pages.forms import SendForm
from oneplan.plan_pages.groups import bodies_of, groups_for
from oneplan.plan_pages.paper import Output, as_answer, paper_of
from oneplan.plan_pages.queries import Words, plan_page
from oneplan.plan_pages.readers import readers_of
from oneplan.plan_pages.sending import note_reading, note_receipt, remind_late, send_page
from oneplan.plans.services import edition_label
from oneplan.threads.access import reach


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page; the plan itself where there is no edition to read yet.

    Opening it is noted, once, where it was sent to the reader's body.
    """
    post, on = getattr(request, "post", None), timezone.localdate()
    edition = edition_for_reading(post, pk, request.GET)
    if edition is None:
        return redirect("plans:plan", pk)
    plan, words = edition.plan, _words(request)
    ours = reading_of(post, edition)
    if post is not None and ours is not None:
        note_receipt(ours, by=post)
    readers = readers_of(edition, on=on)
    may_send = may_change(post, plan, "plan_pages.send")
    groups = groups_for(edition, on=on) if may_send else []
    asked = f"edition={edition.pk}&words={words}"
    here = reverse("plan_pages:page", args=[pk])
    context = {
        "plan": plan,
        "subject": plan.subject,
        "edition": edition,
        "label": edition_label(edition),
        "shown": plan_page(edition, words=words, reach=reach(post)),
        "tabs": [
            Tab(label, f"{here}?edition={edition.pk}&words={each}", is_current=each is words)
            for each, label in ((Words.OFFICIAL, _("Words of the plan")),
                                (Words.PLAIN, _("Plain words")))
        ],
        "ours": ours,
        "readers": readers,
        "groups": groups,
        "may_send": may_send,
        "form": SendForm(),
        "may_word": may_change(post, plan, "plan_pages.word"),
        "picture": f"{reverse('plan_pages:print', args=[pk, Output.PNG])}?{asked}",
        "printed": f"{reverse('plan_pages:print', args=[pk, Output.PDF])}?{asked}",
    }  # fmt: skip
    return render(request, "plan_pages/page.html", context)


@require_safe
def page_print(request: HttpRequest, pk: UUID, output: str) -> HttpResponse:
    """The page on one A4 sheet, or the same sheet as a picture; in Thai."""
    post, on = getattr(request, "post", None), timezone.localdate()
    if output not in {each.value for each in Output}:
        raise NotVisible(output)
    edition = edition_for_reading(post, pk, request.GET)
    if edition is None:
        return redirect("plans:plan", pk)
    words = _words(request)
    address = f"{reverse('plan_pages:page', args=[pk])}?edition={edition.pk}&words={words}"
    with translation.override("th"):
        paper = paper_of(
            plan_page(edition, words=words, reach=reach(post)),
            readers_of(edition, on=on).tally,
            address=request.build_absolute_uri(address),
            on=on,
        )
        return as_answer(paper, Output(output), name=f"{edition.plan.subject.public_no}-one-page")


@needs_post
@require_POST
def page_send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Send the page to groups of bodies."""
    edition = edition_for_changing(request.post, pk, request.GET, "plan_pages.send")
    on = timezone.localdate()
    form = SendForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(str(each) for all_ in form.errors.values() for each in all_)
        )
        return _back(edition.plan_id, edition.pk)
    try:
        sent = send_page(
            edition,
            bodies_of(edition, request.POST.getlist("groups"), on=on),
            due_on=form.cleaned_data["due_on"],
            by=request.post,
            on=on,
        )
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        words = ngettext("Sent to %(count)s body.", "Sent to %(count)s bodies.", len(sent))
        messages.success(request, words % {"count": len(sent)})
    return _back(edition.plan_id, edition.pk)


@needs_post
@require_POST
def page_remind(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Remind every body that is late."""
    edition = edition_for_changing(request.post, pk, request.GET, "plan_pages.send")
    try:
        count = remind_late(edition, by=request.post, on=timezone.localdate())
    except Refusal as refusal:
        messages.error(request, text_of(refusal))
    else:
        words = ngettext("Reminded %(count)s body.", "Reminded %(count)s bodies.", count)
        messages.success(request, words % {"count": count})
    return _back(edition.plan_id, edition.pk)


@needs_post
@require_POST
def page_read(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Say that one's body has read the page."""
    edition = edition_at_work(request.post, pk, request.GET)
    note_reading(reader_for_reading(request.post, edition), by=request.post)
    messages.success(request, _("Thank you. The sender sees that you have read it."))
    return _back(edition.plan_id, edition.pk)


def _words(request: HttpRequest) -> Words:
    return Words(asked_choice(request.GET, "words", Words) or Words.OFFICIAL)


def _back(plan: UUID, edition: UUID) -> HttpResponse:
    return redirect(f"{reverse('plan_pages:page', args=[plan])}?edition={edition}")
