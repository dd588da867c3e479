"""What matched is marked to the end of the word, and nothing typed becomes HTML."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from oneplan.core import searching
from oneplan.core.searching import Question, Source, ask, marked, question


def test_what_matched_is_marked_to_the_end_of_the_word() -> None:
    assert marked("ขอขุดบ่อน้ำ", question("บ่")) == "ขอขุด<mark>บ่อน้ำ</mark>"


def test_a_short_form_marks_what_it_stands_for() -> None:
    shown = marked("ถนนคอนกรีตเสริมเหล็ก หมู่ที่ ๕", question("คสล. ม.5"))
    assert "<mark>คอนกรีตเสริมเหล็ก</mark>" in shown
    assert "๕</mark>" in shown


def test_a_title_is_escaped_where_it_is_marked_and_where_not() -> None:
    assert marked("<b>ถนน</b>", question("ถนน")) == "&lt;b&gt;<mark>ถนน</mark>&lt;/b&gt;"
    assert marked("<b>", question("ถนน")) == "&lt;b&gt;"


def test_a_question_is_safe_and_never_endless() -> None:
    assert question("\x00").words == ""
    assert len(question("ก " * 10_000).wanted) <= searching.MOST_WORDS


def test_two_sources_of_one_code_are_refused() -> None:
    def nothing(_asked: Question, _reader: object, _most: int) -> list[searching.Hit]:
        return []

    with pytest.raises(ImproperlyConfigured):
        searching.register(Source(code="records", label="x", find=nothing))


def test_a_source_is_not_asked_below_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    def always(_asked: Question, _reader: object, _most: int) -> list[searching.Hit]:
        return [searching.Hit(title="x", url="/x", kind="x")]

    source = Source(code="only", label="x", find=always, least=3)
    monkeypatch.setattr(searching, "_sources", {"only": source})
    assert ask(question("ab"), None, most=5) == []
    assert len(ask(question("abc"), None, most=5)) == 1
