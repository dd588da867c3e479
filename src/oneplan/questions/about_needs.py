"""Answers about what people asked for: where each need is now, and what nobody took up."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oneplan.areas.models import Area
from oneplan.core.templatetags.official import be_date
from oneplan.cycles.models import Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.needs.models import Doer, Forum, Need
from oneplan.needs.standing import standings
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import body_of, listed_at, page_of_subject, place_of, title_of
from oneplan.threads.models import (
    Place,
    Referral,
    ReferralState,
    Subject,
    SubjectKind,
    Tie,
    TieKind,
)
from oneplan.threads.queries import readable

YEARS_BACK = 5
SUBDISTRICT_DIGITS = 6
VILLAGE_WORDS = ("หมู่บ้าน", "ชุมชน", "ตำบล")
"""How the calendar's actor column names those who hold forums."""


def needs_here(asker: Asker) -> QuerySet[Subject]:
    """Needs of the asker's places that the asker may read."""
    return Subject.objects.filter(readable(asker.reach), asker.here(), kind=SubjectKind.NEED)


def marked(asker: Asker, needs: QuerySet[Subject]) -> QuerySet[Any]:
    """Needs with what became of each: joined, answered by what the asker may read, sent on."""
    ties = Tie.objects.filter(ended_at=None)
    seen = Subject.objects.filter(readable(asker.reach))
    return needs.annotate(
        is_joined=Exists(ties.filter(kind=TieKind.MERGED_INTO, child=OuterRef("pk"))),
        is_answered=Exists(
            ties.filter(kind=TieKind.ANSWERS, parent=OuterRef("pk"), child__in=seen)
        ),
        is_sent=Exists(Referral.objects.filter(subject=OuterRef("pk"))),
    )


def alone(asker: Asker, needs: QuerySet[Subject]) -> QuerySet[Subject]:
    """Needs no activity answers, that were not joined to another nor sent on."""
    return marked(asker, needs).filter(is_joined=False, is_answered=False, is_sent=False)


def asked_in_five_years(asker: Asker) -> Answer:
    first = asker.planned - YEARS_BACK
    needs = needs_here(asker).filter(fiscal_year__gte=first)
    found = marked(asker, needs).aggregate(
        total=Count("pk"),
        answered=Count("pk", filter=Q(is_answered=True, is_joined=False)),
        joined=Count("pk", filter=Q(is_joined=True)),
        sent=Count("pk", filter=Q(is_sent=True, is_answered=False, is_joined=False)),
    )
    left = found["total"] - found["answered"] - found["joined"] - found["sent"]
    words = _(
        "%(total)s needs since fiscal year %(year)s: %(answered)s answered by an activity, "
        "%(joined)s joined to another, %(sent)s sent on, %(left)s not taken up yet."
    ) % {**found, "year": first, "left": left}
    return Answer(
        words,
        source=_("needs and their ties"),
        tone="warning" if left else "done",
        table=needs_table(asker, needs, found["total"]),
        onward=_need_list(asker),
    )


def needs_table(asker: Asker, needs: QuerySet[Subject], total: int) -> Table:
    """The newest needs with where each stands, in four queries."""
    rows = Need.objects.filter(subject__in=needs.order_by().values("pk"))
    shown = list(rows.select_related("subject__area").order_by("-pk")[: asker.most])
    standing = standings([need.pk for need in shown], reach=asker.reach)
    return Table(
        (_("Need"), _("Year"), _("Where it stands")),
        [
            Row(
                (
                    title_of(need.subject),
                    str(need.subject.fiscal_year or "–"),
                    str(standing[need.pk].words),
                ),
                page_of_subject(need.subject),
            )
            for need in shown
        ],
        total,
        numbers=frozenset({1}),
    )


def can_do_ourselves(asker: Asker) -> Answer:
    seen = needs_here(asker)
    needs = seen.filter(need__doer__in=(Doer.OURSELVES, Doer.TOGETHER))
    found = needs.aggregate(
        total=Count("pk"), ourselves=Count("pk", filter=Q(need__doer=Doer.OURSELVES))
    )
    words = _("%(ourselves)s we can do ourselves, %(together)s together with an office.") % {
        "ourselves": found["ourselves"],
        "together": found["total"] - found["ourselves"],
    }
    return Answer(
        words,
        _("what the forum said of each need"),
        table=needs_table(asker, needs, found["total"]),
    )


def sent_where(asker: Asker) -> Answer:
    """Requests about records of the asker's places, by the state of their answer."""
    requests = _requests(asker)
    found = requests.aggregate(
        total=Count("pk"),
        open=Count("pk", filter=Q(state=ReferralState.OPEN)),
        accepted=Count("pk", filter=Q(state=ReferralState.ACCEPTED)),
    )
    if not found["total"]:
        return Answer(
            _("Nothing of ours has been sent on to another body."), _("requests to other bodies")
        )
    declined = found["total"] - found["open"] - found["accepted"]
    words = _(
        "%(total)s sent on: %(accepted)s accepted, %(declined)s declined, %(open)s "
        "without an answer."
    ) % {**found, "declined": declined}
    return Answer(
        words,
        _("requests to other bodies"),
        tone="waiting" if found["open"] else "done",
        table=_requests_table(asker, requests, found["total"]),
    )


def refused_why(asker: Asker) -> Answer:
    declined = _requests(asker).filter(state=ReferralState.DECLINED)
    rows = list(declined.order_by("-answered_on", "-pk")[: asker.most])
    total = declined.count()
    if not total:
        return Answer(_("No request of ours has been declined."), _("answers to requests"), "done")
    words = ngettext("%(count)s was declined.", "%(count)s were declined.", total)
    return Answer(
        words % {"count": total} + " " + _("The reason given stands beside each."),
        _("answers to requests"),
        tone="warning",
        table=Table(
            (_("Record"), _("Declined by"), _("Reason")),
            [
                Row(
                    (title_of(one.subject), body_of(one.to_body), one.answer or "–"),
                    page_of_subject(one.subject),
                )
                for one in rows
            ],
            total,
        ),
    )


def next_forum(asker: Asker) -> Answer:
    """The next forum if one is set, the calendar's step for forums, and what to bring."""
    forums = Forum.objects.filter(asker.here("area__code"))
    coming = forums.filter(held_on__gte=asker.on).order_by("held_on").first()
    last = forums.filter(held_on__lt=asker.on).order_by("-held_on").first()
    step = _forum_step(asker)
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
    words += " " + _("Bring %(count)s needs nobody has taken up yet.") % {"count": bring}
    return Answer(
        words,
        _("forums and the calendar (its days are defaults of the system)"),
        onward=(Onward(_("The calendar"), listed_at("knowledge:calendar")),),
    )


def in_no_project(asker: Asker) -> Answer:
    needs = alone(asker, needs_here(asker))
    total = needs.count()
    if not total:
        return Answer(
            _("Every need is answered, joined or sent on."), _("needs and their ties"), "done"
        )
    order = F("need__people_touched").desc(nulls_last=True)
    rows = list(needs.select_related("area", "need").order_by(order, "-pk")[: asker.most])
    words = _("%(count)s needs stand in no project, are not joined and were not sent on.")
    return Answer(
        words % {"count": total},
        _("needs and their ties"),
        tone="warning",
        table=_people_table(rows, total),
        onward=_need_list(asker),
    )


def top_needs(asker: Asker) -> Answer:
    needs = needs_here(asker).filter(fiscal_year=asker.planned)
    found = needs.aggregate(total=Count("pk"), said=Count("need__people_touched"))
    order = F("need__people_touched").desc(nulls_last=True)
    rows = list(needs.select_related("area", "need").order_by(order, "-pk")[: asker.most])
    words = _(
        "%(total)s needs were voiced for fiscal year %(year)s; these touch the most people, "
        "as the forums counted (%(said)s say how many)."
    ) % {**found, "year": asker.planned}
    return Answer(
        words, _("forums"), table=_people_table(rows, found["total"]), onward=_need_list(asker)
    )


def parts_without_a_need(asker: Asker) -> Answer:
    """Parts of the place from which no need of the planned year has come."""
    digits = {2: 4, 4: 6, 6: 8}.get(len(asker.place), 8)
    parts = Area.objects.filter(parent_id=asker.place, valid_to=None).defer("boundary")
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


def shared_by_several(asker: Asker) -> Answer:
    """Needs that lie in two or more sub-districts."""
    wide = (
        Place.objects.filter(subject=OuterRef("pk"))
        .order_by()
        .values("subject")
        .annotate(parts=Count(Left("area_id", SUBDISTRICT_DIGITS), distinct=True))
        .filter(parts__gt=1)
    )
    needs = needs_here(asker).filter(Exists(wide))
    joined = Tie.objects.filter(
        kind=TieKind.MERGED_INTO, ended_at=None, parent__in=needs_here(asker)
    ).count()
    total = needs.count()
    words = _(
        "%(count)s needs lie in more than one sub-district, and %(joined)s were joined to another."
    ) % {"count": total, "joined": joined}
    return Answer(
        words,
        _("places of needs and their ties"),
        table=needs_table(asker, needs, total),
    )


def _requests(asker: Asker) -> QuerySet[Referral]:
    """Requests about needs and activities here that the asker may read."""
    seen = Subject.objects.filter(readable(asker.reach))
    near = Q(subject__in=seen.filter(asker.here()))
    if asker.body is not None and asker.post is not None:
        near |= Q(from_body=asker.body, subject__in=seen)
    return Referral.objects.filter(near).select_related("subject", "to_body")


def _requests_table(asker: Asker, requests: QuerySet[Referral], total: int) -> Table:
    rows = requests.order_by("-sent_on", "-pk")[: asker.most]
    return Table(
        (_("Record"), _("Sent to"), _("Answer")),
        [
            Row(
                (
                    title_of(one.subject),
                    body_of(one.to_body),
                    one.get_state_display() + (f": {one.answer}" if one.answer else ""),
                ),
                page_of_subject(one.subject),
            )
            for one in rows
        ],
        total,
    )


def sent_by_us(asker: Asker) -> Answer:
    """Requests the asker's body made, by the kind of body they went to."""
    requests = Referral.objects.filter(
        from_body=asker.body, subject__in=Subject.objects.filter(readable(asker.reach))
    ).select_related("subject", "to_body")
    groups: dict[tuple[str, str], int] = {}
    for kind, state, count in (
        requests.order_by().values_list("to_body__kind", "state").annotate(Count("pk"))
    ):
        groups[kind, state] = count
    total = sum(groups.values())
    if not total:
        return Answer(_("We have sent nothing on yet."), _("requests to other bodies"))
    waiting = sum(count for (_kind, state), count in groups.items() if state == ReferralState.OPEN)
    words = _("%(total)s sent to other bodies, %(open)s not answered yet.") % {
        "total": total,
        "open": waiting,
    }
    return Answer(
        words,
        _("requests to other bodies"),
        tone="waiting" if waiting else "done",
        table=_requests_table(asker, requests, total),
    )


def _forum_step(asker: Asker) -> Milestone | None:
    """The next step of the planned year that villages act in."""
    steps = calendar_of(asker.planned).filter(due__gte=asker.on)
    return next((step for step in steps if any(word in step.actor for word in VILLAGE_WORDS)), None)


def _people_table(rows: list[Any], total: int) -> Table:
    return Table(
        (_("Need"), _("Place"), _("People touched")),
        [
            Row(
                (
                    title_of(subject),
                    place_of(subject.area),
                    f"{subject.need.people_touched:,}" if subject.need.people_touched else "–",
                ),
                page_of_subject(subject),
            )
            for subject in rows
        ],
        total,
        numbers=frozenset({2}),
    )


def _need_list(asker: Asker) -> tuple[Onward, ...]:
    return (Onward(_("All needs here"), listed_at("needs:need-list", area=asker.place)),)
