"""Bringing rows of bodies, their aliases and their areas into the database, all at once.

Only ``services`` calls this, inside its transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q

from oneplan.areas.models import Body, BodyAlias, BodyArea
from oneplan.areas.rows import BodyRow, Changes, Renamed
from oneplan.areas.writing import BATCH
from oneplan.thai.collation import sort_key


def write_bodies(rows: Iterable[BodyRow], *, source: str, keeps_imports: bool = False) -> Changes:
    """Create the bodies that are new, update the others, add missing aliases and areas.

    Parents must exist or stand earlier among the rows; seats must exist.  Only new bodies get
    areas: an official may have confirmed, ended or removed those of the others.
    """
    rows = list(rows)
    changes = Changes()
    parents = {row.parent_code for row in rows if row.parent_code}
    bodies = {
        body.code: body
        for body in Body.objects.filter(code__in=parents | {row.code for row in rows})
    }
    fresh, touched = [], []
    for row in rows:
        body = bodies.get(row.code)
        if body is None:
            body = bodies[row.code] = _new_body(row, bodies.get(row.parent_code), source=source)
            fresh.append(body)
            changes.new.append(row.code)
        elif keeps_imports and body.source != source:
            changes.unchanged += 1
        elif _update(body, row, changes, keeps_closed=keeps_imports):
            body.source = source
            touched.append(body)
        else:
            changes.unchanged += 1
    Body.objects.bulk_create(fresh, batch_size=BATCH)
    columns = ["name_th", "name_en", "sort_key", "kind", "seat", "valid_to", "source"]
    Body.objects.bulk_update(touched, columns, batch_size=BATCH)
    _add_aliases(rows, bodies)
    _add_areas([row for row in rows if row.code in set(changes.new)], bodies)
    return changes


def close_bodies(
    kinds: Sequence[str], *, but: set[str], within: set[str], on: dt.date
) -> list[str]:
    """End the open bodies of these kinds, seated in these provinces, that are not in ``but``."""
    scope = Q()
    for province in within:
        scope |= Q(seat__code__startswith=province)
    gone = list(
        Body.objects.filter(scope, kind__in=kinds, valid_to__isnull=True)
        .exclude(code__in=but)
        .values_list("code", flat=True)
    )
    end_bodies(gone, on=on)
    return gone


def end_bodies(codes: Sequence[str], *, on: dt.date) -> None:
    """These bodies are gone from a day: the day before is their last, and their areas'."""
    last_day = on - dt.timedelta(days=1)
    Body.objects.filter(code__in=codes, valid_to__isnull=True).update(valid_to=last_day)
    BodyArea.objects.filter(body__code__in=codes, valid_to__isnull=True).update(valid_to=last_day)


def _new_body(row: BodyRow, parent: Body | None, *, source: str) -> Body:
    return Body(
        code=row.code,
        kind=row.kind,
        name_th=row.name_th,
        name_en=row.name_en,
        sort_key=sort_key(row.name_th),
        parent=parent,
        seat_id=row.seat_code or None,
        source=source,
    )


def _update(body: Body, row: BodyRow, changes: Changes, *, keeps_closed: bool) -> bool:
    """Write the row onto the body; did anything change?"""
    before = (body.name_th, body.name_en, body.kind, body.seat_id, body.valid_to)
    if body.name_th != row.name_th:
        changes.renamed.append(Renamed(row.code, was=body.name_th, now=row.name_th))
        body.name_th, body.sort_key = row.name_th, sort_key(row.name_th)
    if body.valid_to is not None and not keeps_closed:
        body.valid_to = None
        changes.reopened.append(row.code)
        BodyArea.objects.filter(body=body).update(valid_to=None)
    body.name_en = row.name_en or body.name_en
    body.kind = row.kind
    body.seat_id = row.seat_code or body.seat_id
    after = (body.name_th, body.name_en, body.kind, body.seat_id, body.valid_to)
    if before[1:4] != after[1:4]:
        changes.corrected.append(row.code)
    return before != after


def _add_aliases(rows: list[BodyRow], bodies: dict[str, Body]) -> None:
    wanted = {alias: bodies[row.code] for row in rows for alias in row.aliases}
    schemes = {scheme for scheme, _code in wanted}
    there = set(BodyAlias.objects.filter(scheme__in=schemes).values_list("scheme", "code"))
    BodyAlias.objects.bulk_create(
        [
            BodyAlias(body=body, scheme=scheme, code=code)
            for (scheme, code), body in wanted.items()
            if (scheme, code) not in there
        ],
        batch_size=BATCH,
    )


def _add_areas(rows: list[BodyRow], bodies: dict[str, Body]) -> None:
    BodyArea.objects.bulk_create(
        [
            BodyArea(
                body=bodies[row.code],
                area_id=competence.area_code,
                is_confirmed=competence.is_confirmed,
                valid_from=competence.since,
            )
            for row in rows
            for competence in row.competences
        ],
        batch_size=BATCH,
    )
