"""Words of a text, without losing a letter."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oneplan.thai import segment
from oneplan.thai.segment import unbreakable, words, words_of_many

THAI = st.text(alphabet="กขคงจดตนบปมรวสอะาิีุูเแโใไ็่้์ๆฯ ()“”0123456789,.\nab", max_size=80)
ANYTHING = st.one_of(THAI, st.text(max_size=40))
SENTENCE = "ประชุมเชิงปฏิบัติการเพื่อทบทวนแผนพัฒนาจังหวัดจันทบุรี 5 ปี (พ.ศ. 2566 – 2570) และอื่น ๆ"


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Load the word lists outside the time that hypothesis watches."""
    list(words_of_many(["แผน"]))
    words("แผน")


@given(ANYTHING)
@settings(deadline=None)
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(unbreakable(text)) == text


@given(st.lists(ANYTHING, max_size=4))
@settings(deadline=None)
def test_no_letter_is_lost_in_bulk(texts: list[str]) -> None:
    assert ["".join(found) for found in words_of_many(texts)] == texts


def test_place_names_of_the_caller_stay_whole() -> None:
    names = frozenset({"จตุรพักตรพิมาน", "วังชมภู"})

    assert "จตุรพักตรพิมาน" not in words("อำเภอจตุรพักตรพิมาน")
    assert "จตุรพักตรพิมาน" in words("อำเภอจตุรพักตรพิมาน", names=names)
    assert "วังชมภู" in next(words_of_many(["ตำบลวังชมภู"], names=names))


@given(THAI)
@settings(deadline=None)
def test_no_line_begins_with_a_mark_that_belongs_to_the_word_before(text: str) -> None:
    pieces = unbreakable(text)

    for before, piece in itertools.pairwise(pieces):
        assert before.isspace() or piece[0] not in "ๆฯ)”,."
        assert not before.endswith(("(", "“"))


def test_the_repetition_mark_stays_with_its_word_across_a_space() -> None:
    assert "อื่น ๆ" in unbreakable(SENTENCE)


def test_both_engines_agree_on_a_common_sentence() -> None:
    assert next(words_of_many([SENTENCE])) == words(SENTENCE)


def test_the_slow_engine_serves_where_the_fast_one_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(segment, "NLPO3", None)
    segment._fast_dictionary.cache_clear()

    assert next(words_of_many([SENTENCE])) == words(SENTENCE)

    segment._fast_dictionary.cache_clear()


def test_an_engine_that_alters_text_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Corrupting:
        @staticmethod
        def load_dict(_path: str, _name: str) -> None: ...

        @staticmethod
        def segment(text: str, _name: str, *, safe: bool) -> list[str]:
            return [text[:-1], str(safe)]

    monkeypatch.setattr(segment, "NLPO3", Corrupting)

    assert next(words_of_many([SENTENCE])) == words(SENTENCE)
