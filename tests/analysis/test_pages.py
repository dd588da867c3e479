"""The analysis of a plan on the web: read in its circle, written by its own planners."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.analysis.asking import ask
from oneplan.analysis.citing import cite
from oneplan.analysis.evidence import Document, key_of
from oneplan.analysis.models import Citation, Point, Question, TowsStrategy
from oneplan.analysis.writing import write_point
from oneplan.core.models import new_id
from oneplan.core.services import load_code_lists
from oneplan.monitoring.services import report_progress
from oneplan.plans.models import Plan
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to
from tests.analysis.plans import a_plan, a_point, a_strategy, approach_of
from tests.analysis.test_services import measured
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.overlaps import make_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    load_code_lists()
    return build_cast()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return a_plan(cast)


def at(name: str, *keys: object) -> str:
    return reverse(f"analysis:{name}", args=keys)


def words_of(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


def sent(text: str, **more: object) -> dict[str, object]:
    return {"key": str(new_id()), "text": text, "group": "กลุ่ม 2 เกษตร", **more}


def test_the_plan_s_own_planner_puts_a_point_and_is_told_it_lacks_evidence(
    cast: Cast, plan: Plan
) -> None:
    client = signed_in(cast.strategist)
    assert at("swot", plan.pk) in words_of(client, reverse("plans:plan", args=[plan.pk]))

    answer = client.post(at("point-put", plan.pk, "W"), sent("น้ำไม่พอสมมติ"))

    point = Point.objects.get()
    assert answer.headers["Location"] == at("point", plan.pk, point.pk)
    page = words_of(client, at("swot", plan.pk))
    assert "1 ข้อยังไม่มีหลักฐาน" in page
    assert "กลุ่ม 2 เกษตร" in page
    assert "ยังไม่มีหลักฐาน" in words_of(client, at("point", plan.pk, point.pk))
    assert "1 ข้อยังไม่มีหลักฐาน" in words_of(client, reverse("plans:plan", args=[plan.pk]))


def test_others_of_the_circle_read_and_ask_but_write_nothing(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    strategy = a_strategy(cast, plan, point, a_point(cast, plan, "O"))
    client = signed_in(cast.charlie)
    assert point.text in words_of(client, at("swot", plan.pk))
    forms = [
        at("point-put", plan.pk, "S"),
        at("point", plan.pk, point.pk),
        at("point-withdraw", plan.pk, point.pk),
        at("point-restore", plan.pk, point.pk),
        at("cite", plan.pk, point.pk),
        at("strategy-new", plan.pk, "SO"),
        at("strategy", plan.pk, strategy.pk),
        at("strategy-withdraw", plan.pk, strategy.pk),
        at("strategy-restore", plan.pk, strategy.pk),
    ]
    assert {client.post(path, sent("ของอำเภออื่น")).status_code for path in forms} == {403}
    assert client.get(at("evidence", plan.pk, point.pk)).status_code == 403
    asked = {"sector": "LOCAL", "text": "กี่รายสมมติ", "key": str(new_id())}
    assert client.post(at("ask", plan.pk, point.pk), asked).status_code == 302
    assert Question.objects.get().text == "กี่รายสมมติ"


def test_outside_the_plan_s_circle_there_is_no_analysis(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    for client in (signed_in(cast.stranger), Client()):
        assert client.get(at("swot", plan.pk)).status_code == 404
        assert client.get(at("point", plan.pk, point.pk)).status_code == 404
    stranger = signed_in(cast.stranger)
    assert stranger.post(at("point-put", plan.pk, "S"), sent("ลอบเขียน")).status_code == 404
    other = a_plan(cast, fiscal_year=2572)
    assert signed_in(cast.strategist).get(at("point", other.pk, point.pk)).status_code == 404


def test_the_public_reads_a_public_plan_s_points_but_no_question(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    cite(point, Document("รายงานประชุมสมมติ", "4"), by=cast.strategist)
    ask(point, "คำถามในวงสมมติ", sector="CIVIL", key=new_id(), by=cast.governor)
    widen_to(plan.subject, Circulation.PUBLIC, by=cast.strategist)
    page = words_of(Client(), at("swot", plan.pk)) + words_of(
        Client(), at("point", plan.pk, point.pk)
    )
    assert "รายงานประชุมสมมติ หน้า 4" in page
    assert "คำถามในวงสมมติ" not in page
    assert "คำถามยังไม่ตอบ" not in page
    assert "<textarea" not in page


def test_evidence_is_found_while_typing_and_cited_by_one_press(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan, "W")
    value = measured(cast)
    need = make_need(
        cast.district, cast.district_officer, "ขอน้ำใช้สมมติ", circulation=Circulation.CIRCULATED
    )
    make_need(cast.neighbour, cast.charlie, "ร่างขอน้ำใช้ลับ", place="67030101")
    work = make_activity(
        cast.district, cast.district_officer, title="ประปาน้ำใช้สมมติ", fiscal_year=2570,
        circulation=Circulation.CIRCULATED,
    )  # fmt: skip
    report = report_progress(
        work.subject, fiscal_year=2570, quarter=1, percent=40, words="ขุดแล้ว",
        by=cast.district_officer,
    )  # fmt: skip
    client = signed_in(cast.strategist)

    found = words_of(client, at("evidence", plan.pk, point.pk), q="น้ำใช้")
    page = words_of(client, at("point", plan.pk, point.pk), find="น้ำใช้")

    for thing in (value, need.subject, report):
        chosen = f"?cite={key_of(thing)}"
        assert chosen in found
        assert chosen in page
        assert "อ้างหลักฐานนี้" in words_of(client, at("point", plan.pk, point.pk), cite=key_of(thing))
        client.post(at("cite", plan.pk, point.pk), {"cite": key_of(thing)})
    assert "น้ำใช้ลับ" not in found + page
    assert Citation.objects.filter(point=point).count() == 3
    shown = words_of(client, at("swot", plan.pk))
    assert reverse("indicators:indicator", args=[value.indicator_id]) in shown
    assert "ทุกข้อมีหลักฐาน" in shown


def test_a_document_without_a_page_is_refused_in_words(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    client = signed_in(cast.strategist)
    answer = client.post(at("cite", plan.pk, point.pk), {"document": "รายงาน"}, follow=True)
    assert "ระบุชื่อเอกสารและหน้า" in answer.content.decode()
    client.post(at("cite", plan.pk, point.pk), {"document": "รายงาน", "page": "12"})
    citation = Citation.objects.get()
    assert (citation.document, citation.page) == ("รายงาน", "12")
    client.post(at("take-back", plan.pk, point.pk, citation.pk))
    assert not Citation.objects.exists()


def test_the_second_writer_sees_both_texts_and_saves_over_the_one_he_read(
    cast: Cast, plan: Plan
) -> None:
    point = a_point(cast, plan)
    write_point(point, "คนแรกแก้", group="กลุ่ม 1", seen_version=1, by=cast.strategist)
    client = signed_in(cast.strategist)
    path = at("point", plan.pk, point.pk)

    answer = client.post(path, sent("คนที่สองแก้", version=1))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "คนแรกแก้" in page
    assert "คนที่สองแก้" in page
    assert 'name="version" value="2"' in page
    assert client.post(path, sent("คนที่สองแก้", version=2)).status_code == 302
    history = words_of(client, path)
    assert "คนแรกแก้" in history


def test_a_strategy_is_made_of_ticked_points_and_leads_into_the_plan(
    cast: Cast, plan: Plan
) -> None:
    strength, chance = a_point(cast, plan), a_point(cast, plan, "O", "ตลาดสมมติ")
    threat = a_point(cast, plan, "T", "ฝุ่นสมมติ")
    client = signed_in(cast.strategist)
    path = at("strategy-new", plan.pk, "SO")
    form = words_of(client, path)
    assert "O1 ตลาดสมมติ" in form
    assert "ฝุ่นสมมติ" not in form
    end = str(approach_of(plan).lineage_id)
    said = sent("ขายออนไลน์สมมติ", points=[str(strength.pk)], leads_to=end)

    assert "อย่างน้อยหนึ่งข้อจากแต่ละด้าน" in client.post(path, said).content.decode()
    assert client.post(path, {**said, "points": [str(threat.pk)]}).status_code == 200
    assert not TowsStrategy.objects.exists()

    points = [str(strength.pk), str(chance.pk)]
    assert client.post(path, {**said, "points": points}).status_code == 302
    strategy = TowsStrategy.objects.get()
    page = words_of(client, at("swot", plan.pk))
    assert "1.1 แนวทางสมมติ" in page
    assert f'href="#point-{strength.pk}"' in page

    edit = at("strategy", plan.pk, strategy.pk)
    loose = {**said, "points": points, "leads_to": "", "version": 1}
    assert client.post(edit, loose).status_code == 302
    assert "ยังไม่นำไปสู่ประเด็นหรือแนวทาง" in words_of(client, at("swot", plan.pk))
    assert client.post(edit, {**loose, "text": "ช้าไป"}).status_code == 409


def test_a_named_point_is_not_withdrawn_and_says_why(cast: Cast, plan: Plan) -> None:
    strength = a_point(cast, plan)
    strategy = a_strategy(cast, plan, strength, a_point(cast, plan, "O"))
    client = signed_in(cast.strategist)
    answer = client.post(at("point-withdraw", plan.pk, strength.pk), follow=True)
    assert strategy.text in answer.content.decode()
    client.post(at("strategy-withdraw", plan.pk, strategy.pk))
    client.post(at("point-withdraw", plan.pk, strength.pk))
    assert "ถอนแล้ว" in words_of(client, at("swot", plan.pk))
    client.post(at("point-restore", plan.pk, strength.pk))
    client.post(at("strategy-restore", plan.pk, strategy.pk))
    assert not Point.objects.exclude(withdrawn_at=None).exists()


def test_a_question_waits_on_the_page_until_the_owner_answers(cast: Cast, plan: Plan) -> None:
    point = a_point(cast, plan)
    asked = ask(point, "กี่รายสมมติ", sector="BUSINESS", key=new_id(), by=cast.governor)
    client = signed_in(cast.strategist)
    assert "คำถามยังไม่ตอบ 1 ข้อ" in words_of(client, at("swot", plan.pk))
    assert "กี่รายสมมติ" in words_of(client, reverse("office:home"))
    path = at("answer", plan.pk, point.pk, asked.pk)
    assert signed_in(cast.governor).post(path, {"answer": "ตอบแทน"}).status_code == 403
    assert client.post(path, {"answer": "สิบราย"}).status_code == 302
    assert "คำถามยังไม่ตอบ" not in words_of(client, at("swot", plan.pk))
    assert "กี่รายสมมติ" not in words_of(client, reverse("office:home"))
    late = client.post(path, {"answer": "ยี่สิบราย"})
    assert late.status_code == 409
    assert "ยี่สิบราย" in late.content.decode()


def test_no_such_field_or_corner_and_no_reading_of_forms(cast: Cast, plan: Plan) -> None:
    client = signed_in(cast.strategist)
    assert client.post(at("point-put", plan.pk, "X"), sent("ผิดช่อง")).status_code == 404
    assert client.get(at("strategy-new", plan.pk, "XY")).status_code == 404
    assert client.get(at("point-put", plan.pk, "S")).status_code == 405
    assert client.get(at("point", plan.pk, new_id())).status_code == 404


def test_the_page_takes_the_same_queries_however_much_stands_on_it(cast: Cast, plan: Plan) -> None:
    client = signed_in(cast.strategist)

    def grow() -> None:
        points = [a_point(cast, plan, field) for field in "SWOT"]
        for point in points:
            cite(point, measured(cast), by=cast.strategist)
            ask(point, "ถามสมมติ", sector="CIVIL", key=new_id(), by=cast.governor)
        need = make_need(cast.district, cast.district_officer, circulation=Circulation.PUBLIC)
        cite(points[0], need.subject, by=cast.strategist)
        a_strategy(cast, plan, points[0], points[2])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at("swot", plan.pk)).status_code == 200
        return len(captured)

    grow()
    queries()
    few = queries()
    for _more in range(4):
        grow()
    assert queries() == few
