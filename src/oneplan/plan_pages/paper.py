"""The page on one A4 sheet lying down, set by Typst: as PDF, or the same sheet as a picture."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno
import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from oneplan.core.templatetags.official import be_date
from oneplan.documents.fonts import advances, font_folder
from oneplan.documents.render.breaking import Breaker
from oneplan.plan_pages.queries import Words
from oneplan.plans.papers import LAYOUT_NOTE, imprint_of
from oneplan.plans.services import edition_label
from oneplan.thai.money_words import format_baht

if TYPE_CHECKING:
    from oneplan.plan_pages.queries import Issue, Measure, PlanPage, Said
    from oneplan.plan_pages.readers import Tally

TEMPLATE = Path(__file__).with_name("page.typ")
PPI = 132.0
"""A sheet lying down is 1,544 by 1,091 pixels: readable in a chat group, below 1 MB."""
MOST_GOALS, MOST_ISSUES = 6, 12
MARK = "*"


class Output(StrEnum):
    PDF = "pdf"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Room:
    """How much a sheet tries to hold: letters of a text, measures and ways of an issue."""

    letters: int
    measures: int
    ways: int


ROOMS = (Room(190, 5, 6), Room(110, 4, 4), Room(70, 3, 2), Room(45, 1, 1))
"""Tried in turn, until everything stands on one sheet in letters that can be read."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the sheet says, cut into words: as much as there is, and ever less of it."""

    tries: Sequence[dict[str, Any]]


def paper_of(shown: PlanPage, tally: Tally, *, address: str, on: dt.date) -> Paper:
    """The sheet of a page; told in Thai."""
    breaker = Breaker(advances(_fonts()))
    return Paper(
        [_Setter(breaker, room).data(shown, tally, address=address, on=on) for room in ROOMS]
    )


def as_answer(paper: Paper, output: Output, *, name: str) -> HttpResponse:
    """The sheet on its way to one reader, kept by nobody."""
    kind = {Output.PDF: "application/pdf", Output.PNG: "image/png"}[output]
    answer = HttpResponse(draw(paper, output), content_type=kind)
    disposition = content_disposition_header(output is Output.PDF, f"{name}.{output.value}")
    answer["Content-Disposition"] = disposition or "inline"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def draw(paper: Paper, output: Output) -> bytes:
    """The sheet as a tagged PDF fit for archives, or as PNG."""
    how: dict[str, Any] = (
        {"pdf_standards": ["a-2a", "ua-1"]}
        if output is Output.PDF
        else {"format": "png", "ppi": PPI}
    )
    for data in paper.tries:
        try:
            return _compiled(data | {"must_fit": data is not paper.tries[-1]}, how)
        except typst.TypstError:
            if data is paper.tries[-1]:
                raise
    raise ValueError("a paper without tries")


def _compiled(data: dict[str, Any], how: dict[str, Any]) -> bytes:
    """Raises ``TypstError`` where the sheet is too small for what must fit on it."""
    drawn: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(_fonts())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **how,
    )
    return drawn


def _fonts() -> Path:
    return font_folder(Path(settings.FONT_ROOT), packages=Path(settings.NODE_MODULES))


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns a page into the data that ``page.typ`` prints."""

    breaker: Breaker
    room: Room

    def data(self, shown: PlanPage, tally: Tally, *, address: str, on: dt.date) -> dict[str, Any]:
        edition, plan = shown.edition, shown.edition.plan
        label = edition_label(edition)
        imprint = imprint_of(plan, edition=label, seal=edition.content_hash[:16])
        plain = shown.words is Words.PLAIN
        return {
            "title": f"{plan.title} {label}",
            "author": plan.body.name_th,
            "year": on.year, "month": on.month, "day": on.day,
            "plan": self.say(plan.title),
            "under": self.say(f"{plan.body.name_th} · {label} · {plan.subject.public_no}"),
            "kind": self.say(_("Plan on one page") + (f" · {_('Plain words')}" if plain else "")),
            "mark": self.say(imprint.mark),
            "opening": [self.said(each) for each in shown.opening],
            "goals_heading": self.say(_("Success indicators of the goal")),
            "goals": [self.measure(each) for each in shown.goal_measures[:MOST_GOALS]],
            "issues": [self.issue(each) for each in shown.issues[:MOST_ISSUES]],
            "headings": [
                self.say(each) for each in (_("Indicators"), _("Approaches"), _("Money asked"))
            ],
            "notes": [self.line(each) for each in self.notes(shown, tally, on=on)],
            "foot": self.line(
                " · ".join(
                    each
                    for each in (
                        imprint.seal and _("check code %(seal)s") % {"seal": imprint.seal},
                        _("printed on %(day)s") % {"day": be_date(on)},
                        LAYOUT_NOTE,
                    )
                    if each
                )
            ),
            "qr": _qr(address),
            "qr_words": _("Address of this page"),
        }  # fmt: skip

    def say(self, text: str) -> list[Any]:
        return self.breaker.pieces(_cut(text, self.room.letters))

    def line(self, text: str) -> list[Any]:
        """A line across the whole sheet: nothing of it is left out for want of room."""
        return self.breaker.pieces(" ".join(text.split()))

    def said(self, said: Said) -> list[Any]:
        return self.say(said.words + (MARK if said.is_official else ""))

    def measure(self, measure: Measure) -> dict[str, Any]:
        return {"name": self.said(measure.said), "aim": self.say(aim_in_words(measure))}

    def issue(self, issue: Issue) -> dict[str, Any]:
        return {
            "number": self.breaker.numerals(issue.number),
            "title": self.said(issue.said),
            "measures": [self.measure(each) for each in issue.measures[: self.room.measures]],
            "more_measures": self.more(issue.measures, self.room.measures),
            "ways": [self.said(each) for each in issue.ways[: self.room.ways]],
            "more_ways": self.more(issue.ways, self.room.ways),
            "money": self.say(money_in_words(issue.satang, issue.listed)),
        }

    def more(self, all_: Sequence[object], most: int) -> list[Any]:
        left = len(all_) - most
        return self.say(_("and %(count)s more") % {"count": left}) if left > 0 else []

    def notes(self, shown: PlanPage, tally: Tally, *, on: dt.date) -> list[str]:
        """What changed, who has it, and what the marks mean."""
        told = [*money_notes(shown), changed_in_words(shown), readers_in_words(tally, on=on)]
        if shown.words is Words.PLAIN and shown.lacking:
            told.append(f"{MARK} {_('not worded plainly yet: the words of the plan')}")
        return told


def aim_in_words(measure: Measure) -> str:
    """The baseline, the first and the last target, with the unit."""
    aims = [f"{year}: {words}" for year, words in measure.ends if words]
    parts = [_("baseline %(words)s") % {"words": measure.baseline}] if measure.baseline else []
    told = " → ".join([*parts, *aims])
    return f"{told} ({measure.unit})" if told and measure.unit else told or measure.unit


def money_in_words(satang: int, listed: int) -> str:
    """The money asked and for how many rows; a plan may print no money under an issue."""
    if not listed:
        return _("not printed in this plan")
    return _("%(baht)s baht · %(count)s rows") % {
        "baht": format_baht(satang, decimals="needed"), "count": f"{listed:,}",
    }  # fmt: skip


def money_notes(shown: PlanPage) -> list[str]:
    """Whose issues these are, where the money stands, and what serves no issue."""
    told = []
    if shown.rests_on:
        told.append(_("Issues and indicators: those of %(plan)s") % {"plan": shown.rests_on})
    if shown.money_in:
        told.append(_("Money asked in %(plans)s") % {"plans": ", ".join(shown.money_in)})
    if shown.listed:
        words = _("Money asked in all: %(money)s") % {
            "money": money_in_words(shown.satang, shown.listed)
        }
        if shown.beside and shown.issues:
            beside = money_in_words(*shown.beside)
            words = _("%(all)s, of it %(money)s under no issue") % {"all": words, "money": beside}
        told.append(words)
    return told


def changed_in_words(shown: PlanPage) -> str:
    """What changed since the edition before, on one line."""
    if not shown.since:
        return _("This is the first edition: nothing to compare it with.")
    told = " · ".join(shown.changed) or _("nothing")
    return _("Changed since %(edition)s: %(what)s") % {"edition": shown.since, "what": told}


def readers_in_words(tally: Tally, *, on: dt.date) -> str:
    """How many bodies have the page and have read it, by a day."""
    if not tally.sent:
        return _("Not sent to anybody yet.")
    facts = {"sent": tally.sent, "read": tally.read, "opened": tally.opened, "day": be_date(on)}
    return (
        _("Sent to %(sent)s bodies: %(opened)s opened it, %(read)s have read it (%(day)s)") % facts
    )


def _cut(text: str, letters: int) -> str:
    """The beginning of a long text, up to a space where one is near."""
    whole = " ".join(text.split())
    if len(whole) <= letters:
        return whole
    start = whole[:letters]
    return f"{start.rsplit(' ', 1)[0] if ' ' in start[letters // 2 :] else start}…"


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=1, dark="#073b40", light="#ffffff"
    )
    return drawing.getvalue().decode()
