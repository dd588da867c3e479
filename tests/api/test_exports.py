"""Whole lists row by row: what the reader may read, in both forms, in little memory."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

import pytest
from django.test import Client

from oneplan.core.api import columns_of
from oneplan.needs.api import NeedOut
from oneplan.needs.services import NeedDraft, record_needs
from oneplan.threads.models import Circulation
from tests.api.programs import V1, Program
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def some_needs(cast: Cast, count: int, width: Circulation = Circulation.PUBLIC) -> None:
    record_needs(
        [
            NeedDraft(
                wording=f"=ขอถนน สายที่ {number}",
                owner=cast.district,
                origin=cast.village,
                fiscal_year=2571,
                places=("67070301",),
                circulation=width,
            )
            for number in range(count)
        ],
        by=cast.district_officer,
    )


def content(answer) -> str:  # type: ignore[no-untyped-def]
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_every_row_of_the_list_is_a_line_of_json(cast: Cast) -> None:
    some_needs(cast, 30)
    rows = [json.loads(line) for line in content(Client().get(f"{V1}/needs/export")).splitlines()]
    listed = Client().get(f"{V1}/needs").json()
    assert len(rows) == listed["count"] == 30
    assert rows[:25] == listed["rows"]


def test_a_table_has_a_column_for_each_name_and_runs_no_formula(cast: Cast) -> None:
    some_needs(cast, 2)
    text = content(Client().get(f"{V1}/needs/export", {"format": "csv"}))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == columns_of(NeedOut)
    assert {"subject.public_no", "subject.owner.code", "wording"} <= set(rows[0])
    assert all(row["wording"].startswith("'=") for row in rows)


def test_an_empty_table_still_has_its_columns(cast: Cast) -> None:
    text = content(Client().get(f"{V1}/activities/export", {"format": "csv"}))
    assert text.startswith("subject.id,")
    assert len(text.splitlines()) == 1


def test_an_export_holds_no_more_than_its_reader_may_read(cast: Cast) -> None:
    some_needs(cast, 3, Circulation.DRAFT)
    assert content(Client().get(f"{V1}/needs/export")) == ""
    own = Program.of(cast.district_officer).get("/needs/export")
    assert len(content(own).splitlines()) == 3


def test_memory_does_not_grow_with_the_list(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oneplan.needs.api.AT_ONCE", 50)

    def peak() -> int:
        tracemalloc.start()
        for _chunk in Client().get(f"{V1}/needs/export").streaming_content:
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    some_needs(cast, 200)
    peak()
    first = peak()
    some_needs(cast, 600)
    assert peak() < first * 1.3


def test_a_record_that_did_not_change_is_not_sent_again(cast: Cast) -> None:
    program = Program.of(cast.district_officer)
    some_needs(cast, 1)
    pk = program.get("/needs").json()["rows"][0]["subject"]["id"]
    first = program.get(f"/needs/{pk}")
    again = program.get(f"/needs/{pk}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    body = {"wording": "ขอประปา", "seen_version": 1}
    assert program.send("patch", f"/needs/{pk}", body).status_code == 200
    changed = program.get(f"/needs/{pk}", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.json()["wording"] == "ขอประปา"
