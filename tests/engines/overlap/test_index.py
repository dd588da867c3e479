"""One text against the known ones."""

import polars as pl

from oneplan.engines.overlap.files import rows_of
from oneplan.engines.overlap.index import Index
from oneplan.engines.overlap.records import Rows
from tests.engines.overlap.places import district


def rows(*texts: tuple[str, str]) -> Rows:
    """Return rows of (text, area)."""
    return rows_of(
        pl.DataFrame(
            {"id": range(len(texts)), "text": [t for t, _ in texts], "area": [a for _, a in texts]}
        )
    )


def known() -> Index:
    """Return an index of four needs."""
    index = Index(district())
    index.add(
        ["a", "b", "c", "d"],
        rows(
            ("ก่อสร้างถนน คสล. ซอย 3", "45030102"),
            ("ก่อสร้างถนน คสล. ซอย 5", "45030102"),
            ("ก่อสร้างศาลาประชาคม", "45030102"),
            ("ก่อสร้างถนน คสล. ซอย 3", "46030102"),
        ),
    )
    return index


QUESTION = rows(("อยากได้ถนนคอนกรีต ซ.๓ หมู่ 2 ต.บัวแดง อ.ปทุมรัตต์", "45"))


def test_the_twin_is_found_with_its_reasons() -> None:
    twins = known().ask(QUESTION)
    assert [t.id for t in twins] == ["a"]
    assert twins[0].verdict == "same"
    assert {"same_village", "same_soi"} <= set(twins[0].reasons)


def test_added_texts_are_known_at_once_and_removed_ones_forgotten() -> None:
    index = known()
    index.add(["e"], rows(("สร้างถนนค.ส.ล. ซอย 3", "45030102")))
    assert {t.id for t in index.ask(QUESTION)} == {"a", "e"}
    index.remove("a")
    assert {t.id for t in index.ask(QUESTION)} == {"e"}
    assert len(index) == 4


def test_a_text_does_not_find_itself() -> None:
    assert known().ask(QUESTION, exclude=["a"]) == []


def test_a_text_that_says_nothing_finds_nothing() -> None:
    assert known().ask(rows(("", "45030102"))) == []
