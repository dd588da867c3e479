"""Answers about readiness: which papers stand, which are missing, which kinds need a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext as _

from oneplan.core.money import baht
from oneplan.funds.models import LineNature
from oneplan.projects.models import Activity, Evidence
from oneplan.projects.queries import excluded_kinds, readiness_checklist, works_of
from oneplan.projects.rules import Readiness, find_excluded, readiness
from oneplan.questions.about_activities import (
    MOST_CHECKED,
    activities_here,
    activity_list,
    works_table,
)
from oneplan.questions.answers import Answer, Asker, Row, Table
from oneplan.questions.wording import page_of_subject, title_of

MOST_LACKED = 3
"""How many missing papers are named, in the sentence and of each work."""


def ready_and_not(asker: Asker) -> Answer:
    """How many activities of the planned year are ready, and what each of the others lacks."""
    checked, states = _checked(asker)
    if not states:
        return Answer(
            _("No activity of fiscal year %(year)s stands here yet.") % {"year": asker.planned},
            _("readiness papers"),
        )
    names = {item.code: item.name for item in readiness_checklist()}
    lacking = Counter(code for state in states for code in state.missing)
    unready = sorted(
        (pair for pair in zip(checked, states, strict=True) if pair[1].missing),
        key=lambda pair: (-pair[0].satang, pair[0].title),
    )
    ready = len(states) - len(unready)
    words = _(
        "%(ready)s of %(all)s activities of fiscal year %(year)s hold every paper asked of them."
    ) % {"ready": ready, "all": len(states), "year": asker.planned}
    if lacking:
        words += " " + _("What is missing most: %(papers)s.") % {
            "papers": ", ".join(
                f"{names.get(code, code)} ({count:,})"
                for code, count in lacking.most_common(MOST_LACKED)
            )
        }
    if len(checked) >= MOST_CHECKED:
        words += " " + _("Only the first %(most)s were looked through.") % {"most": MOST_CHECKED}
    return Answer(
        words,
        _("readiness papers (the checklist is a default of the system)"),
        tone="done" if ready == len(states) else "warning",
        table=Table(
            (_("Not ready"), _("Missing or ended"), _("Baht")),
            [
                Row(
                    (
                        title_of(one.subject),
                        _missing(state, names),
                        baht(one.satang),
                    ),
                    page_of_subject(one.subject),
                )
                for one, state in unready[: asker.most]
            ],
            len(unready),
            numbers=frozenset({2}),
        ),
        onward=activity_list(asker),
    )


def _missing(state: Readiness, names: Mapping[str, str]) -> str:
    named = [f"{code} {names.get(code, '')}" for code in state.missing[:MOST_LACKED]]
    more = len(state.missing) - len(named)
    words = ", ".join(named)
    return _("%(papers)s and %(count)s more") % {"papers": words, "count": more} if more else words


def ready_ones(asker: Asker) -> Answer:
    """The activities of the planned year with the largest share of their papers."""
    checked, states = _checked(asker)
    pairs = sorted(
        zip(checked, states, strict=True), key=lambda pair: (-(pair[1].percent or 0), pair[0].title)
    )
    ready = [one for one, state in pairs if not state.missing]
    words = _("%(ready)s of %(all)s activities of fiscal year %(year)s are ready to begin.") % {
        "ready": len(ready),
        "all": len(pairs),
        "year": asker.planned,
    }
    return Answer(
        words,
        _("readiness papers (the checklist is a default of the system)"),
        table=Table(
            (_("Activity"), _("Papers held, percent"), _("Missing")),
            [
                Row(
                    (
                        title_of(one.subject),
                        "–" if state.percent is None else str(state.percent),
                        ", ".join(state.missing) or "–",
                    ),
                    page_of_subject(one.subject),
                )
                for one, state in pairs[: asker.most]
            ],
            len(pairs),
            numbers=frozenset({1}),
        ),
        onward=activity_list(asker),
    )


def held_papers(asker: Asker) -> Answer:
    """How much of the evidence is a paper, and how much only a word."""
    works = activities_here(asker, fiscal_year=asker.planned)
    held = Evidence.objects.filter(activity__in=works, is_met=True)
    found = held.aggregate(total=Count("pk"), papers=Count("paper"))
    silent = works.exclude(pk__in=held.values("activity_id"))
    words = (
        _(
            "%(total)s readiness items are said to be met; a paper is attached to %(papers)s "
            "of them."
        )
        % found
    )
    return Answer(
        words,
        _("readiness papers"),
        tone="warning" if found["papers"] < found["total"] else "done",
        table=works_table(asker, silent.order_by("-satang", "pk"), silent.count()),
    )


def excluded(asker: Asker) -> Answer:
    """Activities whose title names a kind the money may not pay without a reason."""
    kinds = excluded_kinds()
    works = activities_here(asker, fiscal_year=asker.planned)
    named = [
        (one, found)
        for one in works.order_by("-satang", "pk")[:MOST_CHECKED]
        if (found := find_excluded(one.title, kinds))
    ]
    words = _("%(count)s activities name one of the %(kinds)s kinds that need a reason.") % {
        "count": len(named),
        "kinds": len(kinds),
    }
    return Answer(
        words,
        _("titles of activities (the kinds are defaults of the system)"),
        tone="warning" if named else "done",
        table=Table(
            (_("Activity"), _("Kind")),
            [
                Row(
                    (title_of(one.subject), str(found[0].facts["kind"])),
                    page_of_subject(one.subject),
                )
                for one, found in named[: asker.most]
            ],
            len(named),
        ),
    )


def _checked(asker: Asker) -> tuple[list[Activity], list[Readiness]]:
    works = activities_here(asker, fiscal_year=asker.planned).filter(nature=LineNature.ITEM)
    rows = list(works.order_by("pk")[:MOST_CHECKED])
    known, checklist = works_of(rows), readiness_checklist()
    return rows, [readiness(known[one.pk], checklist, on=asker.on) for one in rows]
