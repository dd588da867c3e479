"""Answers about activities: what is coming, what is ours, who does it, and where."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from oneplan.core.money import baht
from oneplan.funds.models import PublishedLine
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import body_of, listed_at, millions, page_of_subject, title_of
from oneplan.threads.models import Circulation, Place
from oneplan.threads.queries import readable

MOST_CHECKED = 2000
"""Activities whose papers one answer looks through; beyond them the answer says so."""


def activities_here(asker: Asker, *, fiscal_year: int | None = None) -> QuerySet[Activity]:
    """Activities of the asker's places that the asker may read and that were not withdrawn."""
    seen = readable(asker.reach, at="subject")
    rows = Activity.objects.filter(seen, asker.here("subject__area__code")).exclude(withdrawn())
    if fiscal_year is not None:
        rows = rows.filter(fiscal_year=fiscal_year)
    return rows.select_related("subject__owner", "subject__area", "implementer", "project")


def own_activities(asker: Asker) -> QuerySet[Activity]:
    """Activities of the planned year that the asker's body owns or implements."""
    own = Q(subject__owner=asker.body) | Q(implementer=asker.body)
    seen = readable(asker.reach, at="subject")
    rows = Activity.objects.filter(own, seen, fiscal_year=asker.planned)
    return rows.exclude(withdrawn()).select_related(
        "subject__owner", "subject__area", "implementer", "project"
    )


def coming_here(asker: Asker) -> Answer:
    """Works printed for the running year and asked for the next, with who and how much."""
    printed = PublishedLine.objects.filter(
        asker.here("subject__area__code"),
        subject__circulation=Circulation.PUBLIC,
        fiscal_year=asker.running,
    )
    paid = printed.aggregate(count=Count("pk"), satang=Sum("satang", default=0))
    works = activities_here(asker).filter(fiscal_year__in=(asker.running, asker.planned))
    asked = works.aggregate(count=Count("pk"), satang=Sum("satang", default=0))
    if paid["count"]:
        words = _(
            "Fiscal year %(year)s: %(lines)s lines of budget papers name this place, %(paid)s baht."
        )
    else:
        words = _("No budget paper of fiscal year %(year)s names this place.")
    words += " " + _("Asked for until fiscal year %(planned)s: %(works)s works, %(asked)s baht.")
    facts = {
        "year": asker.running,
        "planned": asker.planned,
        "lines": f"{paid['count']:,}",
        "paid": baht(paid["satang"]),
        "works": f"{asked['count']:,}",
        "asked": baht(asked["satang"]),
    }
    return Answer(
        words % facts,
        _("budget papers and activities of this place"),
        table=works_table(asker, works.order_by("-satang", "pk"), asked["count"]),
        onward=activity_list(asker),
    )


def who_implements_here(asker: Asker) -> Answer:
    """Own activities of a body with their state of preparation."""
    works = own_activities(asker)
    found = works.aggregate(count=Count("pk"), total=Sum("satang", default=0))
    words = _("%(count)s activities of fiscal year %(year)s are ours, %(money)s million baht.") % {
        "count": found["count"],
        "year": asker.planned,
        "money": millions(found["total"]),
    }
    return Answer(
        words,
        _("activities our body owns or implements"),
        table=works_table(asker, works.order_by("-satang", "pk"), found["count"]),
        onward=(
            Onward(
                _("All our activities"),
                listed_at("projects:activity-list", owner=asker.body.pk if asker.body else ""),
            ),
        ),
    )


def lead_agencies(asker: Asker) -> Answer:
    """Who implements the body's activities, with how many and for how much."""
    works = own_activities(asker)
    groups = list(
        works.order_by()
        .values("implementer__name_th", "implementer__seat_id")
        .annotate(count=Count("pk"), total=Sum("satang"))
        .order_by("-total")
    )
    unnamed = sum(row["count"] for row in groups if row["implementer__name_th"] is None)
    words = _("%(bodies)s bodies implement %(works)s activities; %(unnamed)s name nobody yet.") % {
        "bodies": sum(1 for row in groups if row["implementer__name_th"]),
        "works": sum(row["count"] for row in groups),
        "unnamed": unnamed,
    }
    return Answer(
        words,
        _("activities of fiscal year %(year)s") % {"year": asker.planned},
        tone="warning" if unnamed else "note",
        table=Table(
            (_("Implementing body"), _("Activities"), _("Million baht")),
            [
                Row(
                    (
                        row["implementer__name_th"] or _("nobody yet"),
                        f"{row['count']:,}",
                        millions(row["total"] or 0),
                    )
                )
                for row in groups[: asker.most]
            ],
            len(groups),
            numbers=frozenset({1, 2}),
        ),
    )


def beyond_one_province(asker: Asker) -> Answer:
    """Activities of a cluster and the provinces their places lie in."""
    works = own_activities(asker)
    provinces: dict[object, set[str]] = defaultdict(set)
    places = Place.objects.filter(subject__in=works.order_by().values("pk"))
    for subject_id, code in places.values_list("subject_id", "area_id"):
        provinces[subject_id].add(code[:2])
    rows = list(works.order_by("-satang", "pk"))
    many = [one for one in rows if len(provinces[one.pk]) > 1]
    words = _(
        "%(many)s of %(all)s activities of fiscal year %(year)s lie in more than one province. "
        "Where it is built is not the test: whether the whole project benefits more than one "
        "province is judged by people, at the gate."
    ) % {"many": len(many), "all": len(rows), "year": asker.planned}
    return Answer(
        words,
        _("places of activities"),
        table=Table(
            (_("Activity"), _("Provinces")),
            [
                Row(
                    (title_of(one.subject), str(len(provinces[one.pk])) or "–"),
                    page_of_subject(one.subject),
                )
                for one in rows[: asker.most]
            ],
            len(rows),
            numbers=frozenset({1}),
        ),
    )


def works_table(asker: Asker, works: QuerySet[Activity], total: int) -> Table:
    return Table(
        (_("Work"), _("By whom"), _("Fiscal year"), _("Baht")),
        [
            Row(
                (
                    title_of(one.subject),
                    body_of(one.implementer or one.subject.owner),
                    str(one.fiscal_year),
                    baht(one.satang),
                ),
                page_of_subject(one.subject),
            )
            for one in works[: asker.most]
        ],
        total,
        numbers=frozenset({2, 3}),
    )


def activity_list(asker: Asker) -> tuple[Onward, ...]:
    address = listed_at("projects:activity-list", area=asker.place, fiscal_year=asker.planned)
    return (Onward(_("All activities here"), address),)
