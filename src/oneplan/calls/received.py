"""The page of a call for those it is addressed to: what is wanted, until when, how to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.areas.models import Area, AreaKind
from oneplan.calls.models import Addressee, AnswerLine, Call, CallIssue, CallVersion
from oneplan.calls.queries import Stand, stands
from oneplan.core.page_parts import Fact
from oneplan.core.templatetags.official import attribute, be_date
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.threads.rules import Reach

PART_WORDS: Mapping[str, _StrPromise] = {
    "title": gettext_lazy("title"),
    "direction": gettext_lazy("direction"),
    "issues": gettext_lazy("issues and their money"),
    "how_to_answer": gettext_lazy("how to answer"),
    "takes": gettext_lazy("what is asked for"),
    "criteria": gettext_lazy("criteria"),
    "due_on": gettext_lazy("last day"),
    "letter": gettext_lazy("letter"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A version after the first, with what it changed."""

    version: CallVersion
    parts: list[str]


@dataclass(frozen=True, slots=True)
class Received:
    """A call as a body reads it, with what that body has answered so far."""

    call: Call
    stand: Stand
    lines: list[AnswerLine]
    days_left: int


def received(addressee: Addressee, *, on: dt.date, reach: Reach | None) -> Received:
    """What one addressee sees of its own answer, in three queries.

    A record that went to another body since is shown only while the reader may read it.
    """
    seen = Subject.objects.filter(readable(reach))
    lines = addressee.lines.filter(taken_back_at=None, subject__in=seen)
    lines = lines.select_related("subject", "issue", "answer")
    return Received(
        call=addressee.call,
        stand=stands([addressee], on=on)[0],
        lines=list(lines.order_by("pk")),
        days_left=(addressee.call.due_on - on).days,
    )


def versions_of(call: Call) -> list[Told]:
    """The versions after the first, the newest first, with the parts each changed in words."""
    rows = call.versions.exclude(changed=[]).order_by("-number")
    return [Told(row, [str(PART_WORDS[part]) for part in row.changed]) for row in rows]


def facts_of(call: Call) -> list[Fact]:
    """The short facts of a call: for which plan, until when, by which letter and criteria."""
    letter = call.letter
    return [
        Fact(_("Sent by"), attribute(call.body, "name")),
        Fact(_("Gathered for"), f"{call.get_purpose_display()} {call.fiscal_year}"),
        Fact(_("Answer by"), be_date(call.due_on)),
        Fact(_("Criteria"), attribute(call.criteria_set, "name") if call.criteria_set else ""),
        Fact(
            _("Letter"),
            f"{letter.number}" if letter else "",
            note=be_date(letter.issued_on) if letter and letter.issued_on else "",
        ),
    ]


def asked_for(call: Call) -> list[str]:
    """What the call takes as an answer, in words."""
    return [
        words
        for is_taken, words in (
            (call.takes_activities, _("activities that need the money of this round")),
            (call.takes_needs, _("needs of the people")),
            (call.takes_declared, _("what you do with other money (to be declared)")),
        )
        if is_taken
    ]


def issues_of(call: Call) -> list[CallIssue]:
    return list(call.issues.order_by("position"))


def places_to_declare(call: Call) -> list[tuple[str, object]]:
    """The province, its districts and sub-districts, as choices under each district."""
    province = (call.body.seat_id or "")[:2]
    kinds = (AreaKind.PROVINCE, AreaKind.DISTRICT, AreaKind.SUBDISTRICT)
    areas = Area.objects.filter(code__startswith=province, kind__in=kinds, valid_to=None)
    choices: list[tuple[str, object]] = [("", "–")]
    below: dict[str, list[tuple[str, str]]] = {}
    districts: list[Area] = []
    for area in areas.order_by("code"):
        if area.kind == AreaKind.PROVINCE:
            choices.append((area.code, area.full_name))
        elif area.kind == AreaKind.DISTRICT:
            districts.append(area)
        else:
            below.setdefault(area.code[:4], []).append((area.code, area.full_name))
    for district in districts:
        inside = [(district.code, _("all of %(area)s") % {"area": district.full_name})]
        choices.append((district.full_name, [*inside, *below.get(district.code, [])]))
    return choices


def chosen_of(posted: Mapping[str, str], keys: list[UUID]) -> dict[UUID, UUID | None]:
    """Ticked records with the issue named for each; a nonsense issue is none."""
    found: dict[UUID, UUID | None] = {}
    for key in keys:
        try:
            found[key] = UUID(posted.get(f"issue-{key}", ""))
        except ValueError:
            found[key] = None
    return found
