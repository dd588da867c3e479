"""Answers about what people asked for: where each need is now, and what nobody took up."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from oneplan.needs.models import Doer, Need
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.became import what_became
from oneplan.questions.wording import listed_at, page_of_subject, place_of, title_of
from oneplan.threads.models import Place, Referral, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.queries import readable

YEARS_BACK = 5

SUBDISTRICT_DIGITS = 6


def needs_here(asker: Asker) -> QuerySet[Subject]:
    """Needs of the asker's places that the asker may read."""
    return Subject.objects.filter(readable(asker.reach), asker.here(), kind=SubjectKind.NEED)


def marked(asker: Asker, needs: QuerySet[Subject]) -> QuerySet[Any]:
    """Needs with what became of each: joined, answered by what the asker may read, sent on."""
    ties = Tie.objects.filter(ended_at=None)
    answers = ties.filter(readable(asker.reach, at="child"), kind=TieKind.ANSWERS)
    return needs.annotate(
        is_joined=Exists(ties.filter(kind=TieKind.MERGED_INTO, child=OuterRef("pk"))),
        is_answered=Exists(answers.filter(parent=OuterRef("pk"))),
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
        "%(total)s needs since fiscal year %(year)s: %(answered)s have a work that answers "
        "them, %(joined)s were joined to another, %(sent)s were only sent on, %(left)s nobody "
        "has taken up."
    ) % {**found, "year": first, "left": left}
    return Answer(
        words,
        source=_("needs and their ties"),
        tone="warning" if left else "done",
        table=needs_table(asker, needs, found["total"]),
        onward=need_list(asker),
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
        onward=need_list(asker),
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
        words, _("forums"), table=_people_table(rows, found["total"]), onward=need_list(asker)
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


def needs_table(asker: Asker, needs: QuerySet[Subject], total: int) -> Table:
    """The newest needs with how far each has come, in a fixed number of queries."""
    rows = Need.objects.filter(subject__in=needs.order_by().values("pk"))
    shown = list(rows.select_related("subject__area").order_by("-pk")[: asker.most])
    became = what_became([need.pk for need in shown], reach=asker.reach)
    return Table(
        (_("Need"), _("Year"), _("Where it stands")),
        [
            Row(
                (
                    title_of(need.subject),
                    str(need.subject.fiscal_year or "–"),
                    became[need.pk],
                ),
                page_of_subject(need.subject),
            )
            for need in shown
        ],
        total,
        numbers=frozenset({1}),
    )


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


def need_list(asker: Asker) -> tuple[Onward, ...]:
    return (Onward(_("All needs here"), listed_at("needs:need-list", area=asker.place)),)
