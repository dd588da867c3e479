"""The calls a post has to do with, and one call as its reader sees it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.accounts.permissions import may
from oneplan.calls.access import call_for_reading, may_begin, places_among, sends
from oneplan.calls.answering import note_reading
from oneplan.calls.boxes import received_box, sent_box
from oneplan.calls.contacts import find_unreachable
from oneplan.calls.forms import ExtensionForm
from oneplan.calls.issues import find_unsaid
from oneplan.calls.received import asked_for, facts_of, issues_of, received, versions_of
from oneplan.calls.table import Table, export_rows, headings, nudge, table_of
from oneplan.core.asked import asked_choice
from oneplan.core.exporting import FORMATS, as_file
from oneplan.threads.access import reach
from oneplan.threads.panels import panels_for
from oneplan.threads.queries import story
from oneplan.threads.telling import told_lines

if TYPE_CHECKING:
    from oneplan.calls.models import Call
    from oneplan.core.findings import Finding

BOXES = ("received", "sent")


@needs_post
@require_safe
def call_list(request: SignedInRequest) -> HttpResponse:
    """What is asked of this body, and what it asks of others."""
    on, post = timezone.localdate(), request.post
    box = asked_choice(request.GET, "box", BOXES) or ("sent" if may_begin(post) else "received")
    shown = sent_box if box == "sent" else received_box
    context = {"box": shown(post, request.GET, on=on), "which": box, "may_begin": may_begin(post)}
    return render(request, "calls/call_list.html", context)


@require_safe
def call(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One call: for its sender with the table of answers, for others as they received it.

    Reading by a body addressed is noted, once a version.
    """
    post = getattr(request, "post", None)
    found = call_for_reading(post, pk)
    told = story(found.subject, reach=reach(post))
    context = {
        "call": found,
        "subject": found.subject,
        "facts": facts_of(found),
        "asked_for": asked_for(found),
        "issues": issues_of(found),
        "versions": versions_of(found),
        "story": told,
        "told": told_lines(told),
        "panels": panels_for(found.subject, post),
    }
    if post is not None and sends(post, found):
        return _as_sender(request, found, context)
    on = timezone.localdate()
    places = places_among(post, found)
    if post is not None and places and may(post, "calls.answer"):
        note_reading(places[0], by=post)
    context |= {
        "received": received(places[0], on=on, reach=reach(post)) if places else None,
        "places": places,
        "may_answer": bool(places) and may(post, "calls.answer"),
    }
    return render(request, "calls/received.html", context)


def _as_sender(request: HttpRequest, found: Call, context: dict[str, Any]) -> HttpResponseBase:
    """The sender's side of a call: the table, as a page or as a file."""
    on = timezone.localdate()
    table = table_of(found, request.GET, on=on)
    output = asked_choice(request.GET, "format", FORMATS)
    if output:
        name = f"call-{found.subject.public_no}"
        return as_file(headings(), export_rows(table), name=name, output=output)
    owing = [row for row in table.rows if not row.stand.is_settled]
    address = request.build_absolute_uri(request.path)
    context |= {
        "table": table,
        "nudge": nudge(found, owing, address=address, on=on) if owing else "",
        "owing": len(owing),
        "lacking": _lacking(found, table, on=on) if found.state == "draft" else [],
        "extension": ExtensionForm(),
    }
    return render(request, "calls/call.html", context)


def _lacking(found: Call, table: Table, *, on: dt.date) -> list[Finding]:
    """What the sender should know before sending: whom it would not reach, what it leaves out."""
    bodies = [row.stand.addressee.body for row in table.every]
    return [*find_unreachable(bodies, on=on), *find_unsaid(found)]
