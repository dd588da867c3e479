"""Answers about activities: what is coming, what is ready, what it costs, whom it helps."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from statistics import median

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from oneplan.funds.models import LineNature, PublishedLine
from oneplan.funds.models import Source as Fund
from oneplan.projects.models import Activity, CostLine, Evidence
from oneplan.projects.queries import excluded_kinds, readiness_checklist, withdrawn, works_of
from oneplan.projects.rules import Readiness, find_excluded, readiness
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import (
    body_of,
    listed_at,
    millions,
    page_of_subject,
    title_of,
)
from oneplan.threads.models import Circulation, Place, Subject
from oneplan.threads.queries import readable

MOST_CHECKED = 2000
"""Activities whose papers one answer looks through; beyond them the answer says so."""
FEWEST_PEERS = 3


def activities_here(asker: Asker, *, fiscal_year: int | None = None) -> QuerySet[Activity]:
    """Activities of the asker's places that the asker may read and that were not withdrawn."""
    seen = Subject.objects.filter(readable(asker.reach), asker.here())
    rows = Activity.objects.filter(subject__in=seen).exclude(withdrawn())
    if fiscal_year is not None:
        rows = rows.filter(fiscal_year=fiscal_year)
    return rows.select_related("subject__owner", "subject__area", "implementer", "project")


def own_activities(asker: Asker) -> QuerySet[Activity]:
    """Activities of the planned year that the asker's body owns or implements."""
    seen = Subject.objects.filter(readable(asker.reach))
    own = Q(subject__owner=asker.body) | Q(implementer=asker.body)
    rows = Activity.objects.filter(own, subject__in=seen, fiscal_year=asker.planned)
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
    words = _(
        "Fiscal year %(running)s: %(lines)s printed budget lines, %(paid)s million baht. "
        "Being asked for until fiscal year %(planned)s: %(works)s activities, %(asked)s "
        "million baht."
    ) % {
        "running": asker.running,
        "planned": asker.planned,
        "lines": f"{paid['count']:,}",
        "paid": millions(paid["satang"]),
        "works": f"{asked['count']:,}",
        "asked": millions(asked["satang"]),
    }
    return Answer(
        words,
        _("budget papers and activities of this place"),
        table=_works_table(asker, works.order_by("-satang", "pk"), asked["count"]),
        onward=_activity_list(asker),
    )


def _works_table(asker: Asker, works: QuerySet[Activity], total: int) -> Table:
    return Table(
        (_("Work"), _("By whom"), _("Fiscal year"), _("Million baht")),
        [
            Row(
                (
                    title_of(one.subject),
                    body_of(one.implementer or one.subject.owner),
                    str(one.fiscal_year),
                    millions(one.satang),
                ),
                page_of_subject(one.subject),
            )
            for one in works[: asker.most]
        ],
        total,
        numbers=frozenset({2, 3}),
    )


def ready_and_not(asker: Asker) -> Answer:
    """How many activities of the planned year are ready, and which papers the others lack."""
    checked, states = _checked(asker)
    if not states:
        return Answer(
            _("No activity of fiscal year %(year)s stands here yet.") % {"year": asker.planned},
            _("readiness papers"),
        )
    names = {item.code: item.name for item in readiness_checklist()}
    lacking = Counter(code for state in states for code in state.missing)
    ready = sum(1 for state in states if not state.missing)
    words = _(
        "%(ready)s of %(all)s activities of fiscal year %(year)s hold every paper asked of them."
    ) % {"ready": ready, "all": len(states), "year": asker.planned}
    if len(checked) >= MOST_CHECKED:
        words += " " + _("Only the first %(most)s were looked through.") % {"most": MOST_CHECKED}
    return Answer(
        words,
        _("readiness papers (the checklist is a default of the system)"),
        tone="done" if ready == len(states) else "warning",
        table=Table(
            (_("Paper that is missing or has ended"), _("Activities")),
            [
                Row((f"{code} {names.get(code, '')}", f"{count:,}"))
                for code, count in lacking.most_common(asker.most)
            ],
            len(lacking),
            numbers=frozenset({1}),
        ),
        onward=_activity_list(asker),
    )


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
        onward=_activity_list(asker),
    )


def _checked(asker: Asker) -> tuple[list[Activity], list[Readiness]]:
    works = activities_here(asker, fiscal_year=asker.planned).filter(nature=LineNature.ITEM)
    rows = list(works.order_by("pk")[:MOST_CHECKED])
    known, checklist = works_of(rows), readiness_checklist()
    return rows, [readiness(known[one.pk], checklist, on=asker.on) for one in rows]


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
        table=_works_table(asker, silent.order_by("-satang", "pk"), silent.count()),
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


def unit_costs(asker: Asker) -> Answer:
    """Prices of a unit beside their peers, the dearest against its median first."""
    lines = CostLine.objects.filter(
        activity__in=activities_here(asker), unit_price_satang__gt=0
    ).exclude(unit="")
    by_unit: dict[tuple[str, str], list[tuple[int, CostLine]]] = defaultdict(list)
    for line in lines.select_related("activity__subject", "expense_type")[:MOST_CHECKED]:
        key = (line.expense_type_id or "", line.unit.strip())
        by_unit[key].append((line.unit_price_satang or 0, line))
    peers = {key: rows for key, rows in by_unit.items() if len(rows) >= FEWEST_PEERS}
    far = sorted(
        (
            (Decimal(price) / Decimal(median(price for price, _line in rows)), price, line, key[1])
            for key, rows in peers.items()
            for price, line in rows
        ),
        key=lambda row: -row[0],
    )
    words = _(
        "%(lines)s cost lines give a price of a unit; %(peers)s kinds have at least "
        "three to compare."
    ) % {"lines": sum(len(rows) for rows in by_unit.values()), "peers": len(peers)}
    return Answer(
        words,
        _("cost lines of the same kind of expense and unit; no official price list is loaded"),
        table=Table(
            (_("Activity"), _("Unit"), _("Price (million baht)"), _("Times the median")),
            [
                Row(
                    (
                        title_of(line.activity.subject),
                        unit,
                        millions(price),
                        f"{times:.2f}",
                    ),
                    page_of_subject(line.activity.subject),
                )
                for times, price, line, unit in far[: asker.most]
            ],
            len(far),
            numbers=frozenset({2, 3}),
        ),
    )


def people_for_the_money(asker: Asker) -> Answer:
    works = activities_here(asker, fiscal_year=asker.planned)
    said = works.filter(people_helped__gt=0, satang__gt=0)
    found = works.aggregate(
        total=Count("pk"), said=Count("pk", filter=Q(people_helped__gt=0, satang__gt=0))
    )
    rows = said.annotate(baht_each=F("satang") / F("people_helped")).order_by("-baht_each", "pk")
    words = (
        _(
            "%(said)s of %(total)s activities say how many people they help; the dearest for each "
            "person stand first."
        )
        % found
    )
    return Answer(
        words,
        _("what activities say; people are not counted twice within one activity only"),
        table=Table(
            (_("Activity"), _("People helped"), _("Baht for each person")),
            [
                Row(
                    (
                        title_of(one.subject),
                        f"{one.people_helped:,}",
                        f"{one.satang // (one.people_helped or 1) // 100:,}",
                    ),
                    page_of_subject(one.subject),
                )
                for one in rows[: asker.most]
            ],
            found["said"],
            numbers=frozenset({1, 2}),
        ),
    )


def by_expense_type(asker: Asker) -> Answer:
    """All activities of the planned year side by side, by their kind of expense."""
    works = activities_here(asker, fiscal_year=asker.planned)
    sums = (
        CostLine.objects.filter(activity__in=works)
        .order_by()
        .values("expense_type__name_th")
        .annotate(works=Count("activity", distinct=True), satang=Sum("satang"))
        .order_by("-satang")
    )
    rows = list(sums)
    words = _("%(works)s activities of fiscal year %(year)s in %(kinds)s kinds of expense.") % {
        "works": works.count(),
        "year": asker.planned,
        "kinds": len(rows),
    }
    return Answer(
        words,
        _("cost lines"),
        table=Table(
            (_("Kind of expense"), _("Activities"), _("Million baht")),
            [
                Row(
                    (
                        row["expense_type__name_th"] or _("not said"),
                        f"{row['works']:,}",
                        millions(row["satang"]),
                    )
                )
                for row in rows[: asker.most]
            ],
            len(rows),
            numbers=frozenset({1, 2}),
        ),
        onward=_activity_list(asker),
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
        table=_works_table(asker, works.order_by("-satang", "pk"), found["count"]),
        onward=(
            Onward(
                _("All our activities"),
                listed_at("projects:activity-list", owner=asker.body.pk if asker.body else ""),
            ),
        ),
    )


def how_to_pay(asker: Asker) -> Answer:
    """Whose money the activities of the place ask for."""
    works = activities_here(asker, fiscal_year=asker.planned)
    sums = (
        CostLine.objects.filter(activity__in=works, fiscal_year=asker.planned)
        .order_by()
        .values_list("source_id")
        .annotate(total=Sum("satang"), count=Count("activity", distinct=True))
        .order_by("-total")
    )
    rows = list(sums)
    names = dict(
        Fund.objects.filter(pk__in=[row[0] for row in rows]).values_list("code", "name_th")
    )
    words = _("%(money)s million baht are asked from %(sources)s sources.") % {
        "money": millions(sum(total for _source, total, _count in rows)),
        "sources": len(rows),
    }
    return Answer(
        words,
        _("cost lines"),
        table=Table(
            (_("Source"), _("Activities"), _("Million baht")),
            [
                Row((names.get(source, source), f"{count:,}", millions(total)))
                for source, total, count in rows[: asker.most]
            ],
            len(rows),
            numbers=frozenset({1, 2}),
        ),
    )


def _activity_list(asker: Asker) -> tuple[Onward, ...]:
    address = listed_at("projects:activity-list", area=asker.place, fiscal_year=asker.planned)
    return (Onward(_("All activities here"), address),)
