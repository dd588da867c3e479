"""Writing an analysis: each change audited, nothing written over, evidence with what it said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from oneplan.analysis.asking import answer, ask
from oneplan.analysis.carrying import carry_points, plan_before, read_again
from oneplan.analysis.citing import cite, take_back
from oneplan.analysis.evidence import Document, asked_evidence, key_of
from oneplan.analysis.models import Citation, Point, Question, TowsStrategy
from oneplan.analysis.swot import footnotes, swot_page
from oneplan.analysis.writing import (
    Pairing,
    put_point,
    put_strategy,
    restore_point,
    restore_strategy,
    withdraw_point,
    withdraw_strategy,
    write_point,
    write_strategy,
)
from oneplan.audit.models import Entry
from oneplan.core.both_texts import texts_of
from oneplan.core.errors import NotVisible, Overtaken, Refusal
from oneplan.core.models import new_id
from oneplan.core.services import load_code_lists
from oneplan.indicators.models import Indicator, Observation
from oneplan.indicators.recording import observe_value
from oneplan.plans.models import Plan
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.services import merge
from tests.analysis.plans import a_plan, a_point, a_strategy, approach_of
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.screening.overlaps import make_need

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    load_code_lists()
    return build_cast()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return a_plan(cast)


def measured(cast: Cast, value: int = 74) -> Observation:
    indicator, _new = Indicator.objects.get_or_create(name_th="น้ำใช้พอสมมติ", unit="ร้อยละ")
    return observe_value(
        indicator, area=make_area("67"), year=2569, value=Decimal(value), words=f"{value}",
        source="รายงานสมมติ", by=cast.strategist,
    )  # fmt: skip


def codes() -> list[str]:
    rows = Entry.objects.filter(code__startswith="analysis.").order_by("at", "id")
    return list(rows.values_list("code", flat=True))


def test_a_point_sent_twice_with_one_key_is_one_point(cast: Cast, plan: Plan) -> None:
    key = new_id()
    for text in (" มีน้ำพอ ", "มีน้ำพอ"):
        put_point(plan, "S", text, group="กลุ่ม 4", key=key, by=cast.strategist)
    point = Point.objects.get()
    assert (point.text, point.group, point.version) == ("มีน้ำพอ", "กลุ่ม 4", 1)
    assert codes() == ["analysis.point_put"]


def test_a_key_of_another_plan_s_point_is_nobody_s(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    other = a_plan(cast, fiscal_year=2572)
    with pytest.raises(NotVisible):
        put_point(other, "S", "ของแผนอื่น", key=point.pk, by=cast.strategist)


@pytest.mark.parametrize("text", ["  ", "ก" * 1001])
def test_an_empty_and_an_endless_point_are_refused_and_change_nothing(
    cast: Cast, plan: Plan, text: str
) -> None:
    with pytest.raises(Refusal):
        put_point(plan, "S", text, key=new_id(), by=cast.strategist)
    assert not Point.objects.exists()
    assert not codes()


def test_the_second_writer_gets_both_texts_and_writes_over_nothing(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    write_point(point, "คนแรกแก้", seen_version=1, by=cast.strategist)

    with pytest.raises(Overtaken) as caught:
        write_point(point, "คนที่สองแก้", seen_version=1, by=cast.strategist)

    texts = texts_of(caught.value)["text"]
    assert (texts["theirs"], texts["yours"], texts["version"]) == ("คนแรกแก้", "คนที่สองแก้", 2)
    point.refresh_from_db()
    assert (point.text, point.version) == ("คนแรกแก้", 2)

    write_point(point, "คนที่สองแก้", group="กลุ่ม 2 เกษตร", seen_version=2, by=cast.strategist)
    entry = Entry.objects.filter(code="analysis.point_written").latest("at")
    assert (entry.before["text"], entry.after["text"]) == ("คนแรกแก้", "คนที่สองแก้")


def test_a_point_named_by_a_strategy_is_not_withdrawn(cast: Cast, plan: Plan) -> None:
    strength, chance = a_point(cast, plan), a_point(cast, plan, "O")
    strategy = a_strategy(cast, plan, strength, chance)

    with pytest.raises(Refusal) as caught:
        withdraw_point(strength, by=cast.strategist)
    assert caught.value.code == "analysis.still_named"

    withdraw_strategy(strategy, by=cast.strategist)
    withdraw_point(strength, by=cast.strategist)
    with pytest.raises(Refusal):
        restore_strategy(strategy, by=cast.strategist)
    restore_point(strength, by=cast.strategist)
    restore_strategy(strategy, by=cast.strategist)
    assert not TowsStrategy.objects.exclude(withdrawn_at=None).exists()
    assert codes()[-4:] == [
        "analysis.strategy_withdrawn",
        "analysis.point_withdrawn",
        "analysis.point_restored",
        "analysis.strategy_restored",
    ]


@pytest.mark.parametrize("fields", ["S", "SW", "SOT", ""])
def test_a_strategy_names_points_of_its_two_fields_and_no_other(
    cast: Cast, plan: Plan, fields: str
) -> None:
    points = [a_point(cast, plan, field) for field in fields]
    with pytest.raises(Refusal) as caught:
        a_strategy(cast, plan, *points)
    assert caught.value.code == "analysis.points_do_not_pair"
    assert not TowsStrategy.objects.exists()


def test_a_strategy_names_no_point_of_another_plan_and_no_withdrawn_one(
    cast: Cast, plan: Plan
) -> None:
    other = a_plan(cast, fiscal_year=2572)
    gone = withdraw_point(a_point(cast, plan), by=cast.strategist)
    for strength in (a_point(cast, other), gone):
        with pytest.raises(Refusal):
            a_strategy(cast, plan, strength, a_point(cast, plan, "O"))


def test_a_strategy_leads_to_an_approach_of_its_own_plan(cast: Cast, plan: Plan) -> None:
    points = [a_point(cast, plan), a_point(cast, plan, "O")]
    elsewhere = approach_of(a_plan(cast, fiscal_year=2572)).lineage
    said = Pairing(text="กลยุทธ์สมมติ", points=points, leads_to=elsewhere)
    with pytest.raises(Refusal) as caught:
        put_strategy(plan, "SO", said, key=new_id(), by=cast.strategist)
    assert caught.value.code == "analysis.leads_nowhere"

    strategy = a_strategy(cast, plan, *points)
    end = approach_of(plan).lineage
    said = Pairing(text=strategy.text, points=points, leads_to=end)
    write_strategy(strategy, said, seen_version=1, by=cast.strategist)

    [shown] = swot_page(plan, reach=reach(cast.strategist)).strategies
    assert shown.leads_to == approach_of(plan)
    assert [each.name for each in shown.points] == ["S1", "O1"]


def test_two_who_write_a_strategy_read_each_other_s_points(cast: Cast, plan: Plan) -> None:
    strength, chance = a_point(cast, plan), a_point(cast, plan, "O", "ตลาดสมมติ")
    more = a_point(cast, plan, "S", "คนรุ่นใหม่สมมติ")
    strategy = a_strategy(cast, plan, strength, chance)
    first = Pairing(text=strategy.text, points=[strength, more, chance])
    write_strategy(strategy, first, seen_version=1, by=cast.strategist)

    second = Pairing(text=strategy.text, points=[more, chance])
    with pytest.raises(Overtaken) as caught:
        write_strategy(strategy, second, seen_version=1, by=cast.strategist)

    fields = texts_of(caught.value)
    assert set(fields) == {"points"}
    assert strength.text in fields["points"]["theirs"]
    assert set(strategy.points.all()) == {strength, more, chance}


def test_a_point_stands_on_each_kind_of_evidence_and_each_opens(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan, "W")
    need = make_need(cast.district, cast.district_officer, circulation=Circulation.CIRCULATED)
    joined = make_need(cast.district, cast.district_officer, "ขอฝายสมมติ")
    merge(joined.subject, need.subject, by=cast.district_officer)
    for thing in (measured(cast), need.subject, Document("รายงานประชุมสมมติ", "4")):
        cite(point, thing, by=cast.strategist)

    notes = footnotes([point], reach=reach(cast.strategist))[point.pk]

    assert [note.number for note in notes] == [1, 2, 3]
    assert "74 ร้อยละ" in notes[0].words
    assert "รายงานสมมติ" in notes[0].words
    assert "รวมความต้องการอื่นอีก 1 เรื่อง" in notes[1].words
    assert [bool(note.url) for note in notes] == [True, True, False]
    assert codes()[-3:] == ["analysis.cited"] * 3


def test_a_value_told_anew_is_shown_beside_what_was_cited(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    cite(point, measured(cast), by=cast.strategist)
    measured(cast, 80)
    [note] = footnotes([point], reach=None)[point.pk]
    assert "80" in note.words
    assert note.said == "74"


def test_the_same_evidence_has_one_number_on_every_point(cast: Cast, plan: Plan) -> None:
    first, second = a_point(cast, plan), a_point(cast, plan, "T")
    for point in (first, second):
        cite(point, measured(cast), by=cast.strategist)
    page = swot_page(plan, reach=None)
    assert [note.number for note in page.notes] == [1]
    assert (page.bare, len(page.points)) == (0, 2)


def test_citing_twice_and_without_a_page_is_refused(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    cite(point, measured(cast), by=cast.strategist)
    for thing, code in (
        (measured(cast), "analysis.cited_already"),
        (Document("รายงานสมมติ", " "), "analysis.page_missing"),
    ):
        with pytest.raises(Refusal) as caught:
            cite(point, thing, by=cast.strategist)
        assert caught.value.code == code
    assert Citation.objects.count() == 1
    assert codes() == ["analysis.point_put", "analysis.cited"]


def test_a_citation_taken_back_leaves_the_point_without_evidence(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    citation = cite(point, measured(cast), by=cast.strategist)
    take_back(citation, by=cast.strategist)
    take_back(citation, by=cast.strategist)
    assert swot_page(plan, reach=None).bare == 1
    entry = Entry.objects.get(code="analysis.citation_taken_back")
    assert entry.before["said"] == "74"


def test_a_record_outside_the_circle_is_not_cited_and_not_told(cast: Cast, plan: Plan) -> None:
    secret = make_need(cast.neighbour, cast.charlie, "ร่างลับสมมติ", place="67030101").subject
    with pytest.raises(Refusal):
        asked_evidence(key_of(secret), reach=reach(cast.strategist))
    with pytest.raises(Refusal):
        asked_evidence("value:nonsense", reach=None)
    point = a_point(cast, plan)
    cite(point, secret, by=cast.strategist)
    [note] = footnotes([point], reach=reach(cast.strategist))[point.pk]
    assert (note.words, note.url) == ("", "")


def test_a_question_is_open_until_one_answer_closes_it(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    key = new_id()
    for _twice in range(2):
        asked = ask(point, "กี่รายสมมติ", sector="BUSINESS", key=key, by=cast.governor)
    assert swot_page(plan, reach=reach(cast.strategist)).open_questions == 1
    assert swot_page(plan, reach=None).open_questions == 0

    answer(asked, "สิบราย", by=cast.strategist)
    answer(asked, "สิบราย", by=cast.strategist)
    with pytest.raises(Overtaken):
        answer(asked, "ยี่สิบราย", by=cast.strategist)

    found = Question.objects.get()
    assert (found.answer, found.answered_by) == ("สิบราย", cast.strategist)
    assert codes()[-2:] == ["analysis.asked", "analysis.answered"]


def test_points_of_the_plan_before_are_carried_once_with_what_their_evidence_said(
    cast: Cast, plan: Plan
) -> None:
    next_plan = a_plan(cast, fiscal_year=2572)
    first, gone = a_point(cast, plan), a_point(cast, plan, "W", "แล้งสมมติ")
    cite(first, measured(cast, 74), by=cast.strategist)
    withdraw_point(gone, by=cast.strategist)
    seen = reach(cast.strategist)
    before = plan_before(next_plan, reach=seen)
    assert before == plan
    assert plan_before(plan, reach=seen) is None

    (made,) = carry_points(next_plan, plan, by=cast.strategist)

    assert (made.text, made.field, made.carried_from) == (first.text, "S", first)
    assert swot_page(next_plan, reach=seen).to_read_again == 1
    assert codes().count("analysis.point_carried") == 1
    measured(cast, 61)
    (note,) = footnotes([made], reach=seen)[made.pk]
    assert "74" in note.said
    assert "61" in note.words
    withdraw_point(made, by=cast.strategist)
    with pytest.raises(Refusal, match=r"analysis\.nothing_to_carry"):
        carry_points(next_plan, plan, by=cast.strategist)
    assert Point.objects.filter(plan=next_plan).count() == 1


def test_a_carried_point_read_again_stands_on_what_its_evidence_says_now(
    cast: Cast, plan: Plan
) -> None:
    next_plan = a_plan(cast, fiscal_year=2572)
    cite(a_point(cast, plan), measured(cast, 74), by=cast.strategist)
    (made,) = carry_points(next_plan, plan, by=cast.strategist)
    measured(cast, 61)

    read_again(made, by=cast.strategist)
    read_again(made, by=cast.strategist)

    made.refresh_from_db()
    assert not made.is_to_read_again
    (note,) = footnotes([made], reach=reach(cast.strategist))[made.pk]
    assert note.said == ""
    assert "61" in note.citation.said
    entry = Entry.objects.get(code="analysis.point_read_again")
    assert "74" in str(entry.before)
    assert "61" in str(entry.after)


def test_the_points_of_another_body_are_never_the_plan_before(cast: Cast, plan: Plan) -> None:
    a_point(cast, plan)
    theirs = a_plan(cast, fiscal_year=2572)
    Plan.objects.filter(pk=theirs.pk).update(body=cast.district)
    theirs.refresh_from_db()
    assert plan_before(theirs, reach=reach(cast.strategist)) is None
