"""Suggestions: five, with their words, never an assignment."""

import time

from hypothesis import given
from hypothesis import strategies as st

from oneplan.engines.alignment import (
    Aligner,
    Choice,
    Learned,
    Target,
    align,
    curated_keywords,
    with_keywords,
)
from oneplan.engines.alignment.channels import halving
from oneplan.engines.alignment.text import read_all
from oneplan.thai.search import fold

TARGETS = [
    Target("01", "แหล่งน้ำและการจัดการน้ำ", ("ขุดลอก", "ฝาย", "อ่างเก็บน้ำ")),
    Target("02", "การท่องเที่ยว", ("โฮมสเตย์", "นักท่องเที่ยว")),
    Target("03", "คุณธรรมและศาสนา", ("วัด", "จิตอาสา")),
    Target("04", "สุขภาพ", ("อสม.", "คัดกรอง")),
    Target("05", "การคมนาคม", ("ถนน", "สะพาน")),
    Target("06", "พลังงาน", ("โซลาร์เซลล์",)),
]


def codes(text: str, learned: Learned | None = None) -> list[str]:
    return [one.target.code for one in align([text], TARGETS, learned=learned)[0]]


def test_five_suggestions_come_best_first_with_the_words_that_matched() -> None:
    found = align(["ขุดลอกหนองน้ำและสร้างฝาย"], TARGETS)[0]
    assert len(found) == 5
    assert found[0].target.code == "01"
    assert set(found[0].matched) >= {"ขุดลอก", "ฝาย"}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_short_keyword_inside_another_word_does_not_match() -> None:
    found = align(["ปรับปรุงถนนในจังหวัด", "บูรณะวัดเก่า"], TARGETS)
    assert "วัด" not in {word for one in found[0] for word in one.matched}
    assert found[1][0].matched == ("วัด",)


def test_the_name_of_a_place_is_not_the_purpose() -> None:
    targets = [Target("1", "เมืองน่าอยู่"), Target("2", "ถนนและสะพาน"), Target("3", "สุขภาพ")]
    found = align(["ซ่อมถนน ตำบลในเมือง อำเภอเมือง จังหวัดน่าน"], targets)[0]
    assert found[0].target.code == "2"


def test_a_text_without_words_gets_no_suggestion() -> None:
    assert align(["", " 123 "], TARGETS) == [[], []]
    assert align(["ถนน"], []) == [[]]


def test_targets_without_any_usable_word_do_not_stop_the_others() -> None:
    assert codes("ถนน")[0] == "05"
    assert align(["ถนน"], [Target("1", "-"), Target("2", "ก")])[0][0].matched == ()


PUMP = "ซ่อมเครื่องสูบของหมู่บ้าน"
"""Nothing in the list speaks of pumps."""


def repaired(times: int, code: str = "06", *, stands: bool = True) -> list[Choice]:
    return [Choice(f"ซ่อมเครื่องสูบบ้าน {at}", code, stands=stands) for at in range(times)]


def test_accepted_choices_lift_their_target_for_like_texts_and_are_told() -> None:
    assert codes(PUMP)[0] != "06"
    first = align([PUMP], TARGETS, learned=Learned(repaired(4)))[0][0]
    assert first.target.code == "06"
    assert "สูบ" in "".join(first.precedents.words)
    assert [work.text for work in first.precedents.tied] == [one.text for one in repaired(4)]


def test_choices_that_fell_speak_against_their_target_and_are_counted() -> None:
    kept = Learned(repaired(2))
    fallen = Learned([*repaired(2), *repaired(3, stands=False)])
    code = ["06"]
    texts = read_all([PUMP])
    assert kept.scores(texts, codes=code)[0, 0] > 0 > fallen.scores(texts, codes=code)[0, 0]

    disputed = Learned([*repaired(4), *repaired(1, stands=False)])
    assert disputed.precedents(texts[0], "06").untied == 1
    assert len(disputed.precedents(texts[0], "06").tied) == 4


def test_a_choice_taken_out_again_leaves_no_trace() -> None:
    assert Learned(repaired(3)).weights == Learned([*repaired(3)]).weights
    assert Learned([]).weights == {}
    assert Learned(repaired(3)).weights != Learned(repaired(2)).weights


def test_a_word_accepted_everywhere_teaches_little() -> None:
    learned = Learned(Choice("ซ่อมเครื่องสูบ", target.code) for target in TARGETS)
    assert max(max(words.values()) for words in learned.weights.values()) < 0.1
    assert learned.precedents(read_all([PUMP])[0], "06").tied == ()


def test_one_odd_choice_does_not_outweigh_a_keyword() -> None:
    assert codes("ซ่อมถนน", Learned([Choice("ซ่อมถนน", "04")]))[0] == "05"
    assert codes("ซ่อมถนน", Learned([Choice("ซ่อมถนน", "04")] * 12))[:2] == ["05", "04"]


def test_a_long_keyword_is_not_also_the_short_one_inside_it() -> None:
    ports = [Target("1", "ก", ("ท่าเรือสำราญ",)), Target("2", "ข", ("ท่าเรือ",))]
    found = align(["ซ่อมท่าเรือสำราญ", "ซ่อมท่าเรือประมง"], ports)
    assert [each[0].target.code for each in found] == ["1", "2"]
    assert found[0][0].score > 2 * found[0][1].score


def test_many_keywords_of_a_target_are_no_advantage_over_the_telling_one() -> None:
    assert halving([4.0, 2.0, 1.0]) < halving([6.0])


def test_the_name_of_a_region_is_not_the_purpose() -> None:
    targets = [Target("1", "ก", ("ภาคใต้",)), Target("2", "ข", ("เกษตร",))]
    found = align(["ส่งเสริมการเกษตรกลุ่มจังหวัดภาคใต้ฝั่งอ่าวไทย"], targets)[0]
    assert found[0].target.code == "2"
    assert found[1].matched == ()


def test_curated_keywords_fill_in_only_where_a_target_has_none() -> None:
    bare, own = with_keywords(
        [Target("1901", "น้ำ"), Target("0701", "ทาง", ("สะพานแขวน",))], of_list="subplan"
    )
    assert "ขุดลอก" in bare.keywords
    assert own.keywords == ("สะพานแขวน",)
    assert with_keywords([Target("x", "y")], of_list="unknown")[0].keywords == ()


def test_every_target_of_the_four_lists_has_five_or_more_different_keywords() -> None:
    sizes = {"subplan": 86, "masterplan": 23, "milestone": 13, "sdg": 17}
    for of_list, size in sizes.items():
        curated = curated_keywords(of_list)
        assert len(curated) == size
        assert all(5 <= len(words) == len(set(words)) for words in curated.values())


def test_a_master_plan_has_the_keywords_of_its_sub_plans() -> None:
    assert set(curated_keywords("subplan")["1901"]) <= set(curated_keywords("masterplan")["19"])


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_ranked_and_matched_words_stand_in_the_text(texts: list[str]) -> None:
    for text, suggestions in zip(texts, align(texts, TARGETS), strict=True):
        assert len(suggestions) in (0, 5)
        assert all(word in fold(text) for one in suggestions for word in one.matched)


def test_a_thousand_texts_against_two_hundred_targets_take_under_two_seconds() -> None:
    targets = [
        Target(str(at), f"เป้าหมายด้านที่ {at} แหล่งน้ำ ถนน สุขภาพ", (f"คำ{at}", "ฝาย"))
        for at in range(200)
    ]
    texts = [f"ก่อสร้างฝายและถนนเข้าสวนผลไม้ แปลงที่ {at} พร้อมระบบกระจายน้ำ" for at in range(1000)]
    align(["อุ่นเครื่อง"], TARGETS)
    began = time.process_time()
    Aligner(targets).suggest(texts)
    assert time.process_time() - began < 2
