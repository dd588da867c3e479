"""Answers about money: how it is split among places, how much of what was asked is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import Area
from oneplan.budget.models import Amount, Stage
from oneplan.budget.queries import fiscal_years_with_lines, place_money, place_requests
from oneplan.core.money import baht
from oneplan.core.page_parts import Segment
from oneplan.core.templatetags.figures import percent
from oneplan.plans.models import EditionState, Listing
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import listed_at, millions, page_of_subject, place_of, title_of
from oneplan.threads.models import Tie, TieKind
from oneplan.threads.queries import readable

GIVEN = (Stage.APPROPRIATED, Stage.ALLOTTED)


def place_address(asker: Asker, code: str) -> str:
    """The page of a place as this reader opens it."""
    return reverse("portal:place" if asker.post is None else "office:place", args=[code])


def fair_split(asker: Asker) -> Answer:
    """What each part of the place has in budget papers and what it asks, the least first."""
    years = fiscal_years_with_lines(asker.place)
    year = years[0] if years else asker.running
    printed = {part.area_code: part for part in place_money(asker.place, year).parts}
    asked = place_requests(asker.place, asker.planned, reach=asker.reach)
    wanted = {part.area_code: part.total.satang for part in asked.parts}
    parts = sorted(printed.values(), key=lambda part: (part.total.satang, part.area_code))
    if not parts:
        return Answer(_("This place has no parts."), _("budget papers"))
    least = parts[0]
    names = {
        part.area_code: Area(
            code=part.area_code, name_th=part.name_th, name_en=part.name_en
        ).full_name
        for part in parts
    }
    words = _(
        "%(place)s has the least placed money in the papers of fiscal year %(year)s: "
        "%(money)s baht. Money naming no part is not in this."
    ) % {
        "place": names[least.area_code],
        "year": year,
        "money": baht(least.total.satang),
    }
    return Answer(
        words,
        _("budget papers of %(year)s and what activities ask for %(planned)s")
        % {"year": year, "planned": asker.planned},
        table=Table(
            (_("Part"), _("Printed (million baht)"), _("Asked for (million baht)")),
            [
                Row(
                    (
                        names[part.area_code],
                        millions(part.total.satang),
                        millions(wanted.get(part.area_code, 0)),
                    ),
                    place_address(asker, part.area_code),
                )
                for part in parts[: asker.most]
            ],
            len(parts),
            numbers=frozenset({1, 2}),
        ),
        onward=(Onward(_("All money of this place"), place_address(asker, asker.place)),),
    )


def spending(asker: Asker) -> Answer:
    """How much of the running year's money was disbursed, and by whom least of it."""
    amounts = Amount.objects.filter(
        readable(asker.reach, at="subject"),
        asker.here("subject__area__code"),
        fiscal_year=asker.running,
    )
    sums = dict(amounts.order_by().values_list("stage").annotate(Sum("satang")))
    given, spent = sums.get(Stage.APPROPRIATED, 0), sums.get(Stage.DISBURSED, 0)
    if not given and not spent:
        words = _(
            "No money of fiscal year %(year)s has been recorded as given or disbursed here, "
            "so spending cannot be told."
        ) % {"year": asker.running}
    else:
        words = _(
            "%(spent)s of %(given)s million baht of fiscal year %(year)s are disbursed "
            "(%(share)s%%). No official target is loaded to compare with."
        ) % {
            "spent": millions(spent),
            "given": millions(given),
            "year": asker.running,
            "share": percent(spent, given),
        }
    slow = slowest_spenders(asker)
    return Answer(
        words,
        _("amounts recorded at each stage"),
        table=Table(
            (_("Implementing body"), _("Given (baht)"), _("Disbursed (baht)"), _("Percent")),
            [
                Row(
                    (
                        each.body,
                        baht(each.given),
                        baht(each.spent),
                        str(percent(each.spent, each.given)),
                    ),
                )
                for each in slow[: asker.most]
            ],
            len(slow),
            numbers=frozenset({1, 2, 3}),
        ),
        onward=(
            Onward(
                _("The year’s activities"),
                listed_at("projects:activity-list", area=asker.place, fiscal_year=asker.running),
            ),
            *(
                (Onward(_("All money of this place"), place_address(asker, asker.place)),)
                if asker.place
                else ()
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class Spender:
    """What one body was given and has disbursed in a fiscal year, in satang."""

    body: str
    given: int
    spent: int


def slowest_spenders(asker: Asker) -> list[Spender]:
    """Bodies that implement what was given money this year, the smallest share disbursed first."""
    amounts = Amount.objects.filter(
        readable(asker.reach, at="subject"),
        asker.here("subject__area__code"),
        fiscal_year=asker.running,
        subject__activity__implementer__isnull=False,
    )
    sums = (
        amounts.order_by()
        .values_list("subject__activity__implementer__name_th")
        .annotate(given=_sum_of(Stage.APPROPRIATED), spent=_sum_of(Stage.DISBURSED))
    )
    found = [Spender(*row) for row in sums]
    return sorted(
        (each for each in found if each.given),
        key=lambda each: (each.spent / each.given, -each.given, each.body),
    )


def _sum_of(stage: Stage) -> Sum:
    return Sum("satang", filter=Q(stage=stage), default=0)


def all_money(asker: Asker) -> Answer:
    """The money printed for the asker's place, split as its page splits it."""
    years = fiscal_years_with_lines(asker.place)
    if not years:
        return Answer(_("No budget paper that names this place was taken in."), _("budget papers"))
    money = place_money(asker.place, years[0])
    shares = money.shares
    words = _(
        "%(total)s million baht are printed for this place in fiscal year %(year)s, in "
        "%(rows)s rows."
    ) % {
        "total": millions(shares.total.satang),
        "year": years[0],
        "rows": f"{shares.total.rows:,}",
    }
    return Answer(
        words,
        _("budget papers"),
        bar=(
            Segment(_("Placed in one part"), shares.placed.satang, "placed"),
            Segment(_("Shared by several parts"), shares.shared.satang, "shared"),
            Segment(_("Naming no part"), shares.unplaced.satang, "unplaced"),
        ),
        onward=(Onward(_("Every source and every row"), place_address(asker, asker.place)),),
    )


def funded_share(asker: Asker) -> Answer:
    """How many listings of the body's sealed plans were given money."""
    given = Amount.objects.filter(
        subject=OuterRef("subject"), stage__in=[*GIVEN, Stage.COMMITTED, Stage.DISBURSED]
    )
    printed = Tie.objects.filter(child=OuterRef("subject"), kind=TieKind.PRINTED_AS, ended_at=None)
    listings = Listing.objects.filter(
        readable(asker.reach, at="subject"),
        edition__plan__body=asker.body,
        edition__state=EditionState.SEALED,
    ).annotate(is_funded=Exists(given) | Exists(printed))
    total = listings.values("subject").distinct().count()
    if not total:
        return Answer(_("No plan of our body has been sealed here yet."), _("plans and amounts"))
    funded = listings.filter(is_funded=True).values("subject").distinct().count()
    without = listings.filter(is_funded=False).select_related("subject__area")
    words = _("%(funded)s of %(total)s works in our sealed plans were given money.") % {
        "funded": funded,
        "total": total,
    }
    return Answer(
        words,
        _("sealed plans, amounts and budget papers"),
        table=Table(
            (_("Not given money yet"), _("Place")),
            [
                Row(
                    (title_of(one.subject), place_of(one.subject.area)),
                    page_of_subject(one.subject),
                )
                for one in without.order_by("rank", "pk")[: asker.most]
            ],
            total - funded,
        ),
    )


def split_among_provinces(asker: Asker) -> Answer:
    """What the body's activities ask for, by the province their places lie in."""
    seen = readable(asker.reach, at="subject")
    works = Activity.objects.filter(
        seen, subject__owner=asker.body, fiscal_year=asker.planned
    ).exclude(withdrawn())
    sums = (
        works.annotate(province=Left("subject__area_id", 2))
        .order_by()
        .values_list("province")
        .annotate(Count("pk"), Sum("satang"))
    )
    rows = {province: (count, satang) for province, count, satang in sums}
    areas = Area.objects.filter(pk__in=asker.prefixes).order_by("sort_key")
    unplaced = rows.get(None, (0, 0))
    words = _(
        "%(works)s works ask for %(money)s million baht; %(unplaced)s lie in several provinces "
        "or name no place and are not divided."
    ) % {
        "works": sum(count for count, _satang in rows.values()),
        "money": millions(sum(satang for _count, satang in rows.values())),
        "unplaced": unplaced[0],
    }
    return Answer(
        words,
        _("activities of our body for fiscal year %(year)s") % {"year": asker.planned},
        table=Table(
            (_("Province"), _("Works"), _("Million baht")),
            [
                Row(
                    (
                        place_of(area),
                        f"{rows.get(area.pk, (0, 0))[0]:,}",
                        millions(rows.get(area.pk, (0, 0))[1]),
                    ),
                    place_address(asker, area.pk),
                )
                for area in areas
            ],
            len(asker.prefixes),
            numbers=frozenset({1, 2}),
        ),
    )
