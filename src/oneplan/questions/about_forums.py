"""Answers about forums: when the next is, and which parts have sent nothing yet."""

from __future__ import annotations

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import Area
from oneplan.calls.models import Call
from oneplan.calls.queries import calls_waiting_for
from oneplan.core.templatetags.official import be_date
from oneplan.cycles.models import Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.needs.models import Forum
from oneplan.questions.about_needs import alone, needs_here
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import body_of, listed_at, place_of
from oneplan.threads.models import Place

VILLAGE_WORDS = ("หมู่บ้าน", "ชุมชน", "ตำบล")
"""How the calendar's actor column names those who hold forums."""


def next_forum(asker: Asker) -> Answer:
    """The next forum if one is set, the calendar's step for forums, and what to bring."""
    forums = Forum.objects.filter(asker.here("area__code"))
    coming = forums.filter(held_on__gte=asker.on).order_by("held_on").first()
    last = forums.filter(held_on__lt=asker.on).order_by("-held_on").first()
    step = _forum_step(asker)
    asked = _first_call(asker)
    bring = alone(asker, needs_here(asker)).count()
    if coming is not None:
        words = _("%(title)s on %(day)s.") % {
            "title": coming.title,
            "day": be_date(coming.held_on),
        }
    elif step is not None:
        words = _("No day is set. The calendar asks for it until %(day)s.") % {
            "day": be_date(step.due)
        }
    else:
        words = _("No day is set and the calendar names no step for forums.")
    if last is not None:
        words += " " + _("The last was held on %(day)s.") % {"day": be_date(last.held_on)}
    if asked is not None:
        words += " " + _("%(body)s asks for “%(call)s” until %(day)s.") % {
            "body": body_of(asked.body),
            "call": asked.subject.title,
            "day": be_date(asked.due_on),
        }
    words += " " + _("Bring %(count)s needs nobody has taken up yet.") % {"count": bring}
    return Answer(
        words,
        _("forums and the calendar (its days are defaults of the system)"),
        onward=(
            *((Onward(_("The call"), reverse("calls:call", args=[asked.pk])),) if asked else ()),
            Onward(_("The calendar"), listed_at("knowledge:calendar")),
        ),
    )


def parts_without_a_need(asker: Asker) -> Answer:
    """Parts of the place from which no need of the planned year has come."""
    digits = {2: 4, 4: 6, 6: 8}.get(len(asker.place), 8)
    parts = Area.objects.filter(parent_id=asker.place, valid_to=None)
    sent = needs_here(asker).filter(fiscal_year=asker.planned)
    by_place = Place.objects.filter(subject__in=sent).annotate(part=Left("area_id", digits))
    have = set(by_place.order_by().values_list("part", flat=True).distinct())
    rows = list(parts.order_by("sort_key", "code"))
    silent = [area for area in rows if area.pk not in have]
    words = _(
        "%(sent)s of %(all)s parts have sent needs for fiscal year %(year)s; %(left)s have not."
    ) % {
        "sent": len(rows) - len(silent),
        "all": len(rows),
        "year": asker.planned,
        "left": len(silent),
    }
    return Answer(
        words,
        _("needs recorded for the year"),
        tone="warning" if silent else "done",
        table=Table(
            (_("No need yet from"),),
            [
                Row((place_of(area),), listed_at("needs:need-list", area=area.pk))
                for area in silent[: asker.most]
            ],
            len(silent),
        ),
    )


def _forum_step(asker: Asker) -> Milestone | None:
    """The next step that villages act in, of the planned year or, once that is over, the next."""
    for fiscal_year in (asker.planned, asker.planned + 1):
        for step in calendar_of(fiscal_year).filter(due__gte=asker.on):
            if any(word in step.actor for word in VILLAGE_WORDS):
                return step
    return None


def _first_call(asker: Asker) -> Call | None:
    """The call that waits longest for the asker's own body; the public is sent none."""
    waiting = calls_waiting_for(asker.post, on=asker.on) if asker.post else []
    return next((each.addressee.call for each in waiting), None)
