"""Reading one row after another under a layout."""

from __future__ import annotations

from typing import Any

from oneplan.core.findings import Finding, Severity, Where
from oneplan.exchange.layouts.cells import UnreadableCell, shown, was_repaired
from oneplan.exchange.layouts.columns import Column
from oneplan.exchange.layouts.layout import Record, digest_of, key_of
from oneplan.exchange.layouts.recognise import Match, Place
from oneplan.exchange.reading import Cell, Row, Table

_SHOWN_CHARACTERS = 120


class RowReader:
    """Reads the rows of one table in order; remembers what merged cells carry downwards.

    A blank cell of a ``fill_down`` column takes the value above it as long as no earlier such
    column of its row began something new: a new project does not inherit the last one's
    activity.
    """

    def __init__(self, table: Table, match: Match, *, plan: tuple[str, ...] = ()) -> None:
        """``plan``: province and cycle of the plan that rows numbered within one belong to."""
        self.plan = plan if match.layout.is_in_plan else ()
        self.table = table
        self.match = match
        self.columns = list(match.layout.columns.items())
        self.key_fields = match.layout.key_fields
        self.header = tuple(table.header)
        self.above: dict[str, Any] = {}

    def read(self, row: Row) -> tuple[Record | None, list[Finding]]:
        """The row's record, or None where an error keeps it out; and what there is to say."""
        findings: list[Finding] = []
        values: dict[str, Any] = {}
        inherits = True
        for name, column in self.columns:
            told = len(findings)
            value = self._value(name, column, row, findings)
            if column.fill_down:
                value, inherits = self._filled_down(name, value, inherits=inherits)
            if column.filled and _is_empty(value) and len(findings) == told:
                findings.append(self._empty(name, column, row))
            values[name] = value
        if any(finding.severity is Severity.ERROR for finding in findings):
            return None, findings
        return self._record(row, values), findings

    def about(
        self,
        code: str,
        row: int | None,
        *,
        severity: Severity,
        name: str = "",
        cell: Cell = None,
        **facts: object,
    ) -> Finding:
        """A finding about a row, or about the cell of a field in it."""
        places = self.match.places.get(name)
        heading = places[0].heading if places else name
        value = shown(cell)[:_SHOWN_CHARACTERS]
        where = Where(self.table.file, self.table.sheet, row, heading, value)
        return Finding(code, severity, where, {"column": heading, "value": value, **facts})

    def _value(self, name: str, column: Column, row: Row, findings: list[Finding]) -> Any:
        places = self.match.places.get(name)
        if places is None:
            return self._default(name, column, row, findings)
        if column.by_year:
            return self._yearly(name, column, places, row, findings)
        cell = _cell_at(row, places[0])
        value = self._read(name, column, places[0], cell, row, findings)
        if column.is_text and value != cell and was_repaired(cell):
            findings.append(
                self.about(
                    "exchange.text_repaired",
                    row.number,
                    severity=Severity.NOTE,
                    name=name,
                    cell=cell,
                )
            )
        return value

    def _yearly(
        self, name: str, column: Column, places: list[Place], row: Row, findings: list[Finding]
    ) -> tuple[tuple[int, Any], ...]:
        found = []
        for place in places:
            value = self._read(name, column, place, _cell_at(row, place), row, findings)
            if value is not None and place.year is not None:
                found.append((place.year, value))
        return tuple(sorted(found))

    def _default(self, name: str, column: Column, row: Row, findings: list[Finding]) -> Any:
        text = self.match.defaults.get(name)
        if text is None:
            return _nothing(column)
        return self._read(name, column, Place(-1, column.read, name), text, row, findings)

    def _read(
        self,
        name: str,
        column: Column,
        place: Place,
        cell: Cell,
        row: Row,
        findings: list[Finding],
    ) -> Any:
        """The cell's value; an unreadable one is an error where it matters, else a warning."""
        try:
            return place.read(cell)
        except UnreadableCell as unreadable:
            matters = column.filled or column.key or column.is_money
            findings.append(
                self.about(
                    unreadable.code,
                    row.number,
                    severity=Severity.ERROR if matters else Severity.WARNING,
                    name=name,
                    cell=cell,
                    **unreadable.facts,
                )
            )
            return _nothing(column)

    def _filled_down(self, name: str, value: Any, *, inherits: bool) -> tuple[Any, bool]:
        if _is_empty(value):
            value = self.above.get(name, value) if inherits else value
        else:
            inherits = inherits and value == self.above.get(name)
        self.above[name] = value
        return value, inherits

    def _empty(self, name: str, column: Column, row: Row) -> Finding:
        code = "exchange.cell_empty"
        if column.is_money:
            code = "exchange.amount_empty"
        elif column.is_year:
            code = "exchange.fiscal_year_missing"
        places = self.match.places.get(name, [])
        shown_cell = _cell_at(row, places[0]) if places else None
        return self.about(code, row.number, severity=Severity.ERROR, name=name, cell=shown_cell)

    def _record(self, row: Row, values: dict[str, Any]) -> Record:
        code = self.match.layout.code
        return Record(
            layout=code,
            key=key_of([*self.plan, *(values[name] for name in self.key_fields)]),
            digest=digest_of(code, values),
            entry=self.match.layout.entry(**values),
            satang=values.get("satang"),
            fiscal_year=values.get("fiscal_year"),
            where=Where(self.table.file, self.table.sheet, row.number),
            header=self.header,
            cells=tuple(row.cells),
        )


def _cell_at(row: Row, place: Place) -> Cell:
    return row.cells[place.index] if place.index < len(row.cells) else None


def _nothing(column: Column) -> Any:
    """What a field holds when nothing is there: an empty tuple where it holds several."""
    return () if column.by_year else column.read(None)


def _is_empty(value: Any) -> bool:
    return value is None or value == ()
