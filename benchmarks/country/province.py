"""One province's records, from its villages to its sealed editions."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.country.decisions import make_decisions
from benchmarks.country.ground import MADE_UP, Office, agencies, import_official_lists, lay_ground
from benchmarks.country.needs import Making, Numbers, make_needs
from benchmarks.country.rows import Clock, Sheets
from benchmarks.country.sizes import YEARS
from benchmarks.country.works import make_activities, make_lines
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.cycles.models import Cycle
from oneplan.demo.people import people_the_province
from oneplan.screening.queries import default_criteria_set

NUMBERS_APART = 100_000
Share = Callable[[str, int], tuple[int, int, int]]


def prepare(provinces: tuple[str, ...] | None) -> list[str]:
    """Official lists and the accounts that sign in; returns the provinces to make."""
    wanted = Area.objects.filter(kind=AreaKind.PROVINCE).order_by("code")
    if provinces is not None:
        wanted = wanted.filter(pk__in=provinces)
    codes = list(wanted.values_list("pk", flat=True))
    import_official_lists(codes)
    people_the_province()
    return codes


def make_agencies(seed: int) -> Sheets:
    sheets = Sheets()
    agencies(sheets, Clock(Random(f"{seed}:agencies")))
    return sheets


def make_province(code: str, rng: Random, share: Share) -> Sheets:
    """Every row of one province."""
    sheets, clock = Sheets(), Clock(rng)
    ground = lay_ground(code, sheets, rng, clock)
    ground.agencies = [
        Office(body.pk.hex, body.kind, body.name_th, "")
        for body in Body.objects.filter(kind=BodyKind.AGENCY, source=MADE_UP).order_by("code")
    ]
    making = Making(ground, sheets, rng, clock, Numbers(int(code) * NUMBERS_APART), _cycles())
    needs, activities, lines = share(code, len(ground.subdistricts))
    heard = make_needs(making, needs)
    works = make_activities(making, activities, heard)
    make_lines(making, lines)
    make_decisions(making, works, default_criteria_set().pk.hex)
    for (letter, unit, year), last in making.numbers.last.items():
        if unit != "00":
            sheets.add("threads_serial", letter, unit, year, last)
    return sheets


def _cycles() -> dict[int, str]:
    """The development cycle each fiscal year belongs to."""
    found = Cycle.objects.filter(family="development")
    return {
        year: cycle.pk.hex
        for cycle in found
        for year in YEARS
        if cycle.first_fiscal_year <= year <= cycle.last_fiscal_year
    }
