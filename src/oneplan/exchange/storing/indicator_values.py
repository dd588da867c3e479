"""Storing measured values: each row whole or not at all, and nothing overwritten in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils import timezone

from oneplan.areas.models import Area
from oneplan.areas.names import AreaNames
from oneplan.areas.queries import area_names
from oneplan.areas.rules import is_code
from oneplan.core.findings import Severity
from oneplan.exchange.layouts.indicator_values import SeriesRow, ValueRow
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.exchange.storing.naming import Library, library_for
from oneplan.indicators.access import is_own_place
from oneplan.indicators.models import Indicator, Observation
from oneplan.indicators.recording import LONGEST_WORDS, Said, record_values, said_of
from oneplan.indicators.rules import number_in
from oneplan.thai.digits import to_arabic
from oneplan.thai.years import fiscal_year_of

PERCENT = "ร้อยละ"


def store_values(batch: Batch) -> Stored:
    """The values of rows without an error; a row with one is told of and stored later, mended.

    A value its source told otherwise before is corrected: the finding tells both, and the old
    one stays in the indicator's history.
    """
    rows: list[tuple[Record, ValueRow | SeriesRow]] = [
        (each, each.entry) for each in batch.to_store
    ]
    library = library_for(batch.by)
    places = _places(batch, {row.area for _record, row in rows})
    told: dict[Said, tuple[Observation, Record]] = {}
    stored: list[Record] = []
    for record, row in rows:
        values = _values(batch, record, row, library, places)
        if values is not None and _is_new_in_file(batch, record, values, told):
            stored.append(record)
    came = record_values([value for value, _record in told.values()], by=batch.by)
    for now, before in came.corrected:
        value, record = told[said_of(now)]
        batch.tell_cell(
            "exchange.value_corrected", record, Severity.WARNING,
            column=str(now.year), value=value.words, indicator=str(value.indicator),
            area=value.area_id, year=now.year, old=before.words, new=now.words,
        )  # fmt: skip
    return {each.key: None for each in stored}


def _values(
    batch: Batch,
    record: Record,
    row: ValueRow | SeriesRow,
    library: Library,
    places: Callable[[str], str | None],
) -> list[Observation] | None:
    """What a row tells, or None where something about it is wrong: that is told."""
    if not row.told:
        batch.tell("exchange.row_without_values", record, Severity.NOTE)
        return None
    indicator = library.find(row.indicator, row.unit or "")
    if not isinstance(indicator, Indicator):
        facts = {"indicator": row.indicator, "unit": row.unit or "–"}
        batch.tell(indicator, record, Severity.ERROR, **facts)
        return None
    area = places(row.area)
    if area is None:
        batch.tell("exchange.area_not_found", record, Severity.ERROR, area=row.area)
        return None
    if batch.by is not None and not is_own_place(batch.by, area):
        batch.tell("exchange.area_not_yours", record, Severity.ERROR, area=row.area)
        return None
    if not row.source:
        batch.tell("exchange.value_without_source", record, Severity.ERROR)
        return None
    before = len(batch.findings)
    values = [
        Observation(
            indicator=indicator,
            area_id=area,
            year=year,
            value=_number(batch, record, year, words, indicator),
            words=words[:LONGEST_WORDS],
            source=row.source[:LONGEST_WORDS],
            note=(row.note or "")[:LONGEST_WORDS],
            recorded_by=batch.by,
        )
        for year, words in row.told
    ]
    told = batch.findings[before:]
    return None if any(each.severity is Severity.ERROR for each in told) else values


def _number(
    batch: Batch, record: Record, year: int, words: str, indicator: Indicator
) -> Decimal | None:
    """The number of a value; what cannot be a measured value is an error of its cell."""
    value = number_in(words)
    cell = {"column": str(year), "value": words}
    if year > fiscal_year_of(timezone.localdate()):
        batch.tell_cell("exchange.value_to_come", record, Severity.ERROR, **cell, year=year)
    elif value is None:
        batch.tell_cell("exchange.value_in_words", record, Severity.WARNING, **cell, words=words)
    elif value > 100 and indicator.unit.strip() == PERCENT:
        batch.tell_cell("exchange.percent_too_large", record, Severity.ERROR, **cell, words=words)
    return value


def _is_new_in_file(
    batch: Batch,
    record: Record,
    values: Iterable[Observation],
    told: dict[Said, tuple[Observation, Record]],
) -> bool:
    """Add a row's values to those told; False where an earlier row tells one of them otherwise."""
    values = list(values)
    for each in values:
        earlier = told.get(said_of(each))
        if earlier and (earlier[0].value, earlier[0].words) != (each.value, each.words):
            batch.tell_cell(
                "exchange.value_twice", record, Severity.ERROR,
                column=str(each.year), value=each.words, year=each.year,
                first=earlier[0].words, first_row=earlier[1].where.row,
            )  # fmt: skip
            return False
    for each in values:
        told.setdefault(said_of(each), (each, record))
    return True


def _places(batch: Batch, written: set[str]) -> Callable[[str], str | None]:
    """From what is written to the area's code: codes in one query, names only where needed."""
    codes = {each: to_arabic(each).upper() for each in written if is_code(to_arabic(each).upper())}
    known = set(Area.objects.filter(pk__in=codes.values()).values_list("pk", flat=True))
    found = {each: code for each, code in codes.items() if code in known}
    names = written - codes.keys()
    if names:
        provinces = area_names(kinds=("province",))
        found |= {
            each: code for each in names if (code := provinces.find(province=each)) is not None
        }
    if left := names - found.keys():
        smaller = area_names(within=batch.wish.province)
        found |= {each: code for each in left if (code := _smaller(smaller, each)) is not None}
    return found.get


def _smaller(names: AreaNames, written: str) -> str | None:
    """A district, else a sub-district, of that name, where there is only one."""
    return names.find(district=written) or names.find(subdistrict=written)
