"""Answers about costs: whose money, the price of a unit, people for the money, kinds of expense."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from statistics import median

from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext as _

from oneplan.core.money import baht
from oneplan.funds.models import Source as Fund
from oneplan.projects.models import CostLine
from oneplan.questions.about_activities import MOST_CHECKED, activities_here, activity_list
from oneplan.questions.answers import Answer, Asker, Row, Table
from oneplan.questions.wording import millions, page_of_subject, title_of
from oneplan.screening.overlap.things import things_of

FEWEST_PEERS = 3


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


def unit_costs(asker: Asker) -> Answer:
    """Prices of a unit beside those of the same thing, the dearest against its median first."""
    lines = CostLine.objects.filter(
        activity__in=activities_here(asker), unit_price_satang__gt=0
    ).exclude(unit="")
    by_unit: dict[tuple[str, str, str], list[tuple[int, CostLine]]] = defaultdict(list)
    looked = list(lines.select_related("activity__subject", "expense_type")[:MOST_CHECKED])
    things = things_of([line.activity.title for line in looked])
    for line, thing in zip(looked, things, strict=True):
        if thing:
            key = (thing, line.expense_type_id or "", line.unit.strip())
            by_unit[key].append((line.unit_price_satang or 0, line))
    peers = {key: rows for key, rows in by_unit.items() if len(rows) >= FEWEST_PEERS}
    far = sorted(
        (
            (Decimal(price) / Decimal(median(price for price, _line in rows)), price, line, key)
            for key, rows in peers.items()
            for price, line in rows
        ),
        key=lambda row: -row[0],
    )
    words = _(
        "%(lines)s cost lines give a price of a unit; %(peers)s kinds of work have at least "
        "three to compare."
    ) % {"lines": len(looked), "peers": len(peers)}
    return Answer(
        words,
        _(
            "cost lines of the same thing, expense and unit, as the title names it; no official "
            "price list is loaded"
        ),
        table=Table(
            (_("Activity"), _("Compared as"), _("Price of a unit (baht)"), _("Times the median")),
            [
                Row(
                    (
                        title_of(line.activity.subject),
                        f"{key[0]} / {key[2]}",
                        baht(price),
                        f"{times:.2f}",
                    ),
                    page_of_subject(line.activity.subject),
                )
                for times, price, line, key in far[: asker.most]
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
        onward=activity_list(asker),
    )
