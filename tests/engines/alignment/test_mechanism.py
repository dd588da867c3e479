"""The because-sentence: asked for, and read for what a reviewer would send back."""

import pytest

from oneplan.engines.alignment import MESSAGES, check_because, mechanism_prompt, worded

TITLE = "ก่อสร้างระบบส่งน้ำด้วยพลังงานแสงอาทิตย์"
TARGET = "เพิ่มผลิตภาพของน้ำ"


def codes(sentence: str, **more: tuple[str, ...]) -> set[str]:
    return {one.code for one in check_because(sentence, title=TITLE, target=TARGET, **more)}


def test_a_reason_with_cause_group_and_result_passes() -> None:
    sentence = "เกษตรกร 310 รายปลูกพืชหลังนาได้ เพราะมีน้ำถึงแปลงในฤดูแล้ง ทำให้รายได้เพิ่มขึ้นจากข้าวปีละครั้ง"
    assert codes(sentence) == set()


@pytest.mark.parametrize("empty", ["", "   ", "-", "....", "123"])
def test_nothing_written_is_an_error(empty: str) -> None:
    assert codes(empty) == {"because.empty"}


def test_a_copy_of_the_title_or_of_the_target_is_an_error() -> None:
    assert codes(TITLE) == {"because.copies_title"}
    assert codes(f"เพราะ{TITLE}") == {"because.copies_title"}
    assert codes(f"{TARGET} ") == {"because.copies_target"}


def test_a_reason_without_a_word_of_cause_is_sent_back() -> None:
    assert codes("เกษตรกรในตำบลจะได้ใช้น้ำสำหรับปลูกพืชผักตลอดทั้งปีจำนวนมาก") == {"because.no_cause_word"}


def test_a_reason_that_names_nobody_and_no_result_is_sent_back() -> None:
    assert "because.no_group_or_result" in codes("เพราะแสงอาทิตย์เป็นพลังงานสะอาดที่ใช้ในการสูบน้ำขึ้นถังสูง")


def test_the_projects_own_target_group_counts_as_named() -> None:
    sentence = "เพราะแม่ค้าตลาดเช้ามีน้ำล้างผักสะอาดก่อนนำออกขายที่ริมถนนใหญ่"
    assert "because.no_group_or_result" in codes(sentence)
    assert "because.no_group_or_result" not in codes(sentence, groups=("แม่ค้าตลาดเช้า",))


def test_title_and_target_joined_by_because_say_nothing_new() -> None:
    assert "because.nothing_new" in codes(f"{TARGET} เพราะ {TITLE} {TARGET}")


def test_a_claim_of_fit_is_no_cause() -> None:
    claim = "สอดคล้องกับยุทธศาสตร์ชาติและแผนแม่บท ทำให้บรรลุเป้าหมายที่วางไว้ทุกประการ"
    assert "because.claims_fit" in codes(claim)
    assert "because.claims_fit" not in codes(f"{claim} เกษตรกรมีรายได้เพิ่มขึ้น")


def test_too_few_words_are_counted() -> None:
    found = {one.code: one.facts for one in check_because("เพราะน้ำดี", title=TITLE, target=TARGET)}
    assert found["because.too_short"]["least"] == 6


def test_english_reasons_are_read_too() -> None:
    sentence = "Farmers can grow a second crop because water comes near, so income is higher"
    assert codes(sentence) == set()


def test_the_prompt_asks_with_the_target_and_its_indicator() -> None:
    plain = mechanism_prompt(TITLE, target=TARGET)
    rich = mechanism_prompt(TITLE, target=TARGET, indicator="รายได้ต่อไร่")
    assert TARGET in worded(plain.code, plain.facts)
    assert "รายได้ต่อไร่" in worded(rich.code, rich.facts, language="en")


def test_each_message_names_the_same_facts_in_both_languages() -> None:
    def placeholders(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    for thai, english in MESSAGES.values():
        assert placeholders(thai) == placeholders(english)
