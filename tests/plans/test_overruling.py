"""A finding a planner knows of and lets stand, for a reason: while the row says what it said."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.indicators.models import Indicator
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind, Overruling
from oneplan.plans.overruling import overrule_finding, withdraw_overruling
from oneplan.plans.rewriting import rewrite_element
from oneplan.plans.rules.overruling import digest_of
from oneplan.plans.services import ElementDraft, open_edition, open_plan, seal, write_elements
from oneplan.plans.tested import FindingTold, put_to_tests
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Event
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
BECAUSE = "กชช. 2ค สำรวจทุกสองปี ค่าใหม่ออกปลายปี 2570"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def edition(cast: Cast) -> Edition:
    plan = open_plan("P5", cast.province, title="แผนสมมติ", fiscal_year=2571, by=cast.strategist)
    made = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    draft = ElementDraft(
        kind=ElementKind.INDICATOR,
        number="ช1.1",
        title="ร้อยละของครัวเรือนที่มีน้ำใช้",
        parent="1",
        indicator=Indicator.objects.create(name_th="น้ำใช้", unit="ร้อยละ", data_owner="กชช. 2ค"),
        targets=((2571, Decimal(50), "50"), (2572, Decimal(60), "60")),
    )
    issue = ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นน้ำ")
    write_elements(made, [issue, draft], by=cast.strategist)
    return made


def row(edition: Edition) -> Element:
    return edition.elements.get(number="ช1.1")


def finding(cast: Cast, edition: Edition, code: str = "baseline_missing") -> FindingTold:
    tested = put_to_tests(edition, reach=reach(cast.strategist))
    assert tested is not None
    found = tested.find(row(edition).pk if code == "baseline_missing" else None, code)
    assert found is not None
    return found


def overruled(cast: Cast, edition: Edition, code: str = "baseline_missing") -> Overruling:
    found = finding(cast, edition, code)
    return overrule_finding(
        edition.plan, found, seen=found.digest, because=f" {BECAUSE} ", by=cast.strategist
    )


def test_an_answer_is_kept_with_post_reason_and_what_the_row_said_and_told(
    cast: Cast, edition: Edition
) -> None:
    made = overruled(cast, edition)

    assert (made.because, made.overruled_by, made.code) == (
        BECAUSE,
        cast.strategist,
        "baseline_missing",
    )
    assert "ร้อยละของครัวเรือนที่มีน้ำใช้" in made.row_words
    assert "2572: 60" in made.row_words
    entry = Entry.objects.get(code="plans.finding_overruled")
    assert entry.object_id == str(row(edition).lineage_id)
    assert entry.after["because"] == BECAUSE
    told = finding(cast, edition)
    assert told.overruling == made
    assert told.answers == []


def test_an_answered_finding_no_longer_counts(cast: Cast, edition: Edition) -> None:
    before = put_to_tests(edition, reach=reach(cast.strategist))
    overruled(cast, edition)
    after = put_to_tests(edition, reach=reach(cast.strategist))
    assert before is not None
    assert after is not None
    assert after.count == before.count - 1
    assert set(after.overruled) == {(row(edition).pk, "baseline_missing")}


@pytest.mark.parametrize("because", ["", "  \n ", "…"])
def test_an_answer_without_words_is_refused_and_changes_nothing(
    cast: Cast, edition: Edition, because: str
) -> None:
    found = finding(cast, edition)
    before = Entry.objects.count()

    with pytest.raises(Refusal, match=r"plans\.overruling_empty"):
        overrule_finding(
            edition.plan, found, seen=found.digest, because=because, by=cast.strategist
        )

    assert not Overruling.objects.exists()
    assert Entry.objects.count() == before


def test_what_was_changed_meanwhile_or_is_answered_already_is_refused(
    cast: Cast, edition: Edition
) -> None:
    found = finding(cast, edition)
    with pytest.raises(Refusal, match=r"plans\.finding_changed"):
        overrule_finding(edition.plan, found, seen="0" * 64, because=BECAUSE, by=cast.strategist)
    made = overruled(cast, edition)

    with pytest.raises(Refusal, match=r"plans\.overruled_already"):
        overruled(cast, edition)

    assert list(Overruling.objects.all()) == [made]


def test_the_finding_speaks_again_once_the_row_says_something_else(
    cast: Cast, edition: Edition
) -> None:
    made = overruled(cast, edition)

    rewrite_element(row(edition), by=cast.strategist, targets=((2571, Decimal(55), "55"),))

    again = finding(cast, edition)
    assert again.overruling is None
    assert again.answers == [made]
    assert overruled(cast, edition) != made


def test_the_public_is_told_no_answer_that_spoke_of_a_draft(cast: Cast, edition: Edition) -> None:
    overruled(cast, edition)
    rewrite_element(row(edition), by=cast.strategist, title="ร้อยละของครัวเรือนที่มีน้ำสะอาดใช้")
    circulate(edition.plan.subject, Circulation.PUBLIC, by=cast.strategist)
    seal(edition, item=None, by=cast.strategist)
    page = reverse("plans:tests", args=[edition.plan_id])

    assert BECAUSE in signed_in(cast.strategist).get(page).content.decode()
    assert BECAUSE not in Client().get(page).content.decode()
    assert not Event.objects.filter(code="plans.finding_overruled", is_public=True).exists()


def test_an_answer_holds_in_the_next_edition_while_the_row_stays_the_same(
    cast: Cast, edition: Edition
) -> None:
    made = overruled(cast, edition)
    seal(edition, item=None, by=cast.strategist)
    following = open_edition(edition.plan, kind=EditionKind.FULL, year=2572, by=cast.strategist)

    assert finding(cast, following).overruling == made


def test_a_finding_about_the_whole_plan_is_answered_in_the_story_of_the_plan(
    cast: Cast, edition: Edition
) -> None:
    made = overruled(cast, edition, "no_goal")
    assert made.lineage is None
    entry = Entry.objects.get(code="plans.finding_overruled")
    assert entry.object_id == str(edition.plan_id)


def test_an_answer_is_withdrawn_once_and_stays_on_record(cast: Cast, edition: Edition) -> None:
    made = withdraw_overruling(overruled(cast, edition), by=cast.strategist)

    assert finding(cast, edition).overruling is None
    assert finding(cast, edition).answers == [made]
    assert Entry.objects.get(code="plans.overruling_withdrawn").before == {"because": BECAUSE}
    before = Entry.objects.count()
    with pytest.raises(Refusal, match=r"plans\.overruling_withdrawn"):
        withdraw_overruling(made, by=cast.strategist)
    assert Entry.objects.count() == before
    assert overruled(cast, edition) != made


def test_a_digest_follows_the_row_and_measured_values_and_not_places_and_counts() -> None:
    said = digest_of("a", row=["น้ำ", "50"], facts={"seen": "54", "other_row": 3, "works": 4})
    assert said == digest_of("a", row=["น้ำ", "50"], facts={"seen": "54", "other_row": 9})
    for code, words, seen in (
        ("b", ["น้ำ", "50"], "54"),
        ("a", ["น้ำ", "51"], "54"),
        ("a", ["น้ำ", "50"], "55"),
    ):
        assert said != digest_of(code, row=words, facts={"seen": seen})


def send(client: Client, edition: Edition, found: FindingTold, because: str) -> str:
    path = reverse("plans:overrule", args=[edition.plan_id])
    wanted = {
        "edition": str(edition.pk),
        "where": str(found.failed.where or ""),
        "code": found.failed.code,
        "seen": found.digest,
        "because": because,
    }
    return client.post(path, wanted, follow=True).content.decode()


def test_a_planner_answers_and_the_page_of_the_plan_shows_the_reason_instead_of_alarm(
    cast: Cast, edition: Edition
) -> None:
    client = signed_in(cast.strategist)

    page = send(client, edition, finding(cast, edition), BECAUSE)

    assert "คงไว้โดยมีเหตุผล 1 รายการ" in page
    assert BECAUSE in page
    answer = client.get(reverse("plans:plan", args=[edition.plan_id]))
    reviewed = answer.context["quality"].by_element[row(edition).pk]
    assert [given.because for _remark, given in reviewed.overruled] == [BECAUSE]
    assert not any("ไม่มีค่าฐาน" in remark.words for remark in reviewed.remarks)
    assert BECAUSE in answer.content.decode()

    made = Overruling.objects.get()
    path = reverse("plans:overruling-withdraw", args=[edition.plan_id, made.pk])
    page = client.post(path, {"edition": str(edition.pk)}, follow=True).content.decode()
    assert "คงไว้โดยมีเหตุผล" not in page
    assert "คำชี้แจงก่อนหน้า 1 รายการ" in page


def test_a_refused_answer_is_shown_again_with_what_was_written(
    cast: Cast, edition: Edition
) -> None:
    page = send(signed_in(cast.strategist), edition, finding(cast, edition), "–")
    assert "โปรดเขียนว่าคงไว้เพราะอะไร" in page
    assert ">–</textarea>" in page
    assert not Overruling.objects.exists()


def test_what_was_never_found_cannot_be_answered(cast: Cast, edition: Edition) -> None:
    path = reverse("plans:overrule", args=[edition.plan_id])
    answer = signed_in(cast.strategist).post(path, {"code": "no_such", "because": BECAUSE})
    assert answer.status_code == 409


@pytest.mark.parametrize("output", ["pdf", "docx", "xlsx"])
def test_the_answer_is_printed_with_reason_post_and_day(
    cast: Cast, edition: Edition, output: str
) -> None:
    path = reverse("plans:tests-print", args=[edition.plan_id, output])
    client = signed_in(cast.strategist)
    before = len(b"".join(client.get(path)))  # type: ignore[call-overload]
    overruled(cast, edition)
    answer = client.get(path)
    assert answer.status_code == 200
    assert len(b"".join(answer)) != before  # type: ignore[call-overload]


def test_only_planners_of_the_plans_own_body_answer(cast: Cast, edition: Edition) -> None:
    made = overruled(cast, edition)
    page = reverse("plans:tests", args=[edition.plan_id])
    assert "ขอคงไว้" in signed_in(cast.strategist).get(page).content.decode()
    for other in (cast.charlie, cast.governor):
        client = signed_in(other)
        assert "ขอคงไว้" not in client.get(page).content.decode()
        for path in (
            reverse("plans:overrule", args=[edition.plan_id]),
            reverse("plans:overruling-withdraw", args=[edition.plan_id, made.pk]),
        ):
            assert client.post(path, {"because": BECAUSE}).status_code == 403
    nobody = UUID(int=0)
    path = reverse("plans:overruling-withdraw", args=[edition.plan_id, nobody])
    assert signed_in(cast.strategist).post(path).status_code == 404
    assert signed_in(cast.strategist).get(path).status_code == 405
