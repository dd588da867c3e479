"""A district opens, writes, prints and adopts its plan; and what is refused on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Committee, Decision, Meeting
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    call_meeting,
    close_meeting,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.core.errors import Overtaken, Refusal
from oneplan.cycles.services import open_cycle
from oneplan.funds.models import Source
from oneplan.plans.collecting import collect_listings
from oneplan.plans.models import (
    Edition,
    EditionKind,
    EditionState,
    Element,
    ElementKind,
    Plan,
    Side,
)
from oneplan.plans.preparing import (
    Begun,
    RowSaid,
    begin_plan,
    digest_of,
    put_row,
    rewrite_row,
    said_of,
    shift_row,
)
from oneplan.plans.services import ListingDraft, open_edition, open_plan, seal, write_listings
from oneplan.threads.models import Circulation, SubjectKind
from oneplan.threads.services import Draft, begin
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.plans.kinds import load_list, load_plan_types
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
CYCLE = "2571-2575"


@pytest.fixture
def cast() -> Cast:
    load_plan_types()
    return build_cast()


@pytest.fixture
def edition(cast: Cast) -> Edition:
    wanted = Begun(type_code="D5", years=CYCLE, edition_year=2570)
    return begin_plan(cast.district, wanted, by=cast.district_officer)


@pytest.fixture
def issue(cast: Cast, edition: Edition) -> Element:
    said = RowSaid(title="บริหารจัดการน้ำ")
    return put_row(edition, ElementKind.ISSUE, said, under=None, by=cast.district_officer)


def indicator(cast: Cast, edition: Edition, issue: Element, **more: str) -> Element:
    said = RowSaid(
        title=more.get("title", "แหล่งน้ำสำรอง"),
        unit="แห่ง",
        baseline_year=2569,
        baseline_words="14",
        targets=((2571, "16"), (2572, "มากขึ้น")),
    )
    return put_row(edition, ElementKind.INDICATOR, said, under=issue, by=cast.district_officer)


def test_a_plan_is_opened_with_its_first_edition_and_a_name(edition: Edition) -> None:
    plan = edition.plan
    assert (plan.type_code, str(plan.cycle)) == ("D5", CYCLE)
    assert plan.title.startswith("แผนพัฒนาอำเภอ (พ.ศ. 2571-2575)")
    assert edition.state == EditionState.DRAFT


@pytest.mark.parametrize(
    ("type_code", "years", "code"),
    [
        ("P5", CYCLE, r"plans\.not_of_this_body"),
        ("D1", "2571", r"plans\.not_of_this_body"),
        ("D5", "ห้าปี", r"cycles\.cycle_unreadable"),
        ("D5", "2571-2573", r"plans\.other_length"),
    ],
)
def test_a_plan_that_is_not_the_bodys_to_open_is_refused_and_nothing_is_kept(
    cast: Cast, type_code: str, years: str, code: str
) -> None:
    wanted = Begun(type_code=type_code, years=years, edition_year=2570)
    before = Entry.objects.count()

    with pytest.raises(Refusal, match=code):
        begin_plan(cast.district, wanted, by=cast.district_officer)

    assert not Plan.objects.exists()
    assert Entry.objects.count() == before


def test_rows_get_the_next_number_of_their_kind(cast: Cast, edition: Edition) -> None:
    by = cast.district_officer
    said = RowSaid(title="ประเด็น")
    first, second = (
        put_row(edition, ElementKind.ISSUE, said, under=None, by=by) for _turn in range(2)
    )
    below = put_row(edition, ElementKind.APPROACH, said, under=second, by=by)
    assert (first.number, second.number, below.number) == ("1", "2", "2.1")
    assert below.parent == second


def test_an_indicator_has_its_unit_baseline_and_targets(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    made = indicator(cast, edition, issue)
    assert made.indicator is not None
    assert (made.indicator.unit, made.baseline_words) == ("แห่ง", "14")
    assert [(row.fiscal_year, row.value, row.words) for row in made.targets.all()] == [
        (2571, 16, "16"),
        (2572, None, "มากขึ้น"),
    ]


def test_a_taken_number_and_a_wrong_place_are_refused(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    by = cast.district_officer
    before = Entry.objects.count()
    said = RowSaid(title="ซ้ำ", number=issue.number)
    with pytest.raises(Refusal, match=r"plans\.number_taken"):
        put_row(edition, ElementKind.ISSUE, said, under=None, by=by)
    with pytest.raises(Refusal, match=r"plans\.wrong_parent"):
        put_row(edition, ElementKind.APPROACH, RowSaid(title="ลอย"), under=None, by=by)
    assert edition.elements.count() == 1
    assert Entry.objects.count() == before


def test_a_row_is_written_anew_and_its_story_tells_it(cast: Cast, issue: Element) -> None:
    said = RowSaid(title="น้ำเพื่อชีวิต", number="1")
    rewrite_row(issue, said, seen=digest_of(issue), by=cast.district_officer)
    issue.refresh_from_db()
    assert issue.title == "น้ำเพื่อชีวิต"
    assert Entry.objects.filter(
        code="plans.element_rewritten", object_id=str(issue.lineage_id)
    ).exists()


def test_whoever_writes_second_gets_both_texts_and_changes_nothing(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    row = indicator(cast, edition, issue)
    seen, read = digest_of(row), said_of(row)
    first = RowSaid(title="คนแรก", number=row.number, unit="แห่ง", targets=((2571, "18"),))
    rewrite_row(row, first, seen=seen, by=cast.district_officer)
    second = RowSaid(title="คนที่สอง", number=row.number, unit="แห่ง", targets=read.targets)
    before = Entry.objects.count()

    with pytest.raises(Overtaken) as lost:
        rewrite_row(row, second, seen=seen, by=cast.district_officer)

    fields = lost.value.facts["fields"]
    assert isinstance(fields, Mapping)
    assert (fields["title"]["theirs"], fields["title"]["yours"]) == ("คนแรก", "คนที่สอง")
    assert (fields["t2571"]["theirs"], fields["t2571"]["yours"]) == ("18", "16")
    row.refresh_from_db()
    assert row.title == "คนแรก"
    assert Entry.objects.count() == before


def test_an_indicator_keeps_what_was_measured_while_its_unit_stays(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    row = indicator(cast, edition, issue)
    said = RowSaid(title="แหล่งน้ำสำรองของตำบล", number=row.number, unit="แห่ง")
    again = rewrite_row(row, said, seen=digest_of(row), by=cast.district_officer)
    assert again.indicator_id == row.indicator_id
    other = RowSaid(title="แหล่งน้ำสำรองของตำบล", number=row.number, unit="ร้อยละ")
    changed = rewrite_row(again, other, seen=digest_of(again), by=cast.district_officer)
    assert changed.indicator_id != row.indicator_id


def test_rows_change_places_and_stay_at_the_end(cast: Cast, edition: Edition) -> None:
    by = cast.district_officer
    rows = [
        put_row(edition, ElementKind.ISSUE, RowSaid(title=f"ที่ {count}"), under=None, by=by)
        for count in range(3)
    ]
    assert shift_row(rows[2], is_up=True, by=by)
    assert not shift_row(rows[0], is_up=True, by=by)
    shown = edition.elements.order_by("position").values_list("title", flat=True)
    assert list(shown) == ["ที่ 0", "ที่ 2", "ที่ 1"]


def yearly(cast: Cast, year: int, *, is_sealed: bool = True) -> Edition:
    """An adopted list of the district's needs, with one row of 100 baht."""
    by = cast.district_officer
    plan = open_plan("D1", cast.district, title=f"ความต้องการ {year}", fiscal_year=year, by=by)
    made = open_edition(plan, kind=EditionKind.FULL, year=year - 1, by=by)
    subject = begin(
        Draft(
            kind=SubjectKind.ACTIVITY,
            title=f"งานปี {year}",
            owner=cast.district,
            fiscal_year=year,
            circulation=Circulation.PUBLIC,
        ),
        by=by,
    )
    source: Source = make_source()
    draft = ListingDraft(
        subject=subject,
        title=subject.title,
        side=Side.WITHIN,
        rank=1,
        money=((year, source, 10000),),
    )
    write_listings(made, [draft], by=by)
    return seal(made, item=None, by=by) if is_sealed else made


def test_the_list_is_gathered_from_adopted_yearly_plans_once(cast: Cast, edition: Edition) -> None:
    by = cast.district_officer
    for year in (2571, 2572):
        yearly(cast, year)
    yearly(cast, 2573, is_sealed=False)
    yearly(cast, 2576)

    assert collect_listings(edition, by=by) == 2
    assert collect_listings(edition, by=by) == 0
    assert list(edition.listings.order_by("pk").values_list("title", flat=True)) == [
        "งานปี 2571",
        "งานปี 2572",
    ]
    assert {row.satang for each in edition.listings.all() for row in each.years.all()} == {10000}


def test_gathering_from_nothing_is_refused(cast: Cast, edition: Edition) -> None:
    with pytest.raises(Refusal, match=r"plans\.nothing_to_collect"):
        collect_listings(edition, by=cast.district_officer)


def committee_of(cast: Cast, kind: str) -> Committee:
    made = found_committee(
        cast.district, kind=kind, name="คณะกรรมการสมมติ", short_name=kind, by=cast.district_officer
    )
    add_seat(made, title="นายอำเภอ", category="ราชการ", by=cast.district_officer)
    return made


def sitting(cast: Cast, committee: Committee) -> Meeting:
    meeting = call_meeting(
        committee, number=1, year=2570, held_on=dt.date(2026, 11, 30), by=cast.district_officer
    )
    seats = list(committee.seats.values_list("pk", flat=True))
    record_presence(meeting, seats, by=cast.district_officer)
    return meeting


def test_the_district_committee_adopts_it_and_its_rows_are_sealed(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    committee, by = committee_of(cast, "KBO"), cast.district_officer
    meeting = sitting(cast, committee)
    (waiting,) = what_waits(committee)
    item = put_on_agenda(meeting, waiting, by=by)
    decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=by)
    close_meeting(meeting, by=by)

    edition.refresh_from_db()
    assert (edition.state, edition.sealed_by) == (EditionState.SEALED, item)
    with pytest.raises(Refusal, match=r"plans\.sealed"):
        put_row(edition, ElementKind.ISSUE, RowSaid(title="ช้าไป"), under=None, by=by)


def test_another_committee_of_the_district_neither_finds_nor_adopts_it(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    own, other = committee_of(cast, "KBO"), committee_of(cast, "KRO")
    assert what_waits(other) == []
    by, meeting = cast.district_officer, sitting(cast, other)
    item = put_on_agenda(meeting, what_waits(own)[0], by=by)
    decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=by)

    with pytest.raises(Refusal, match=r"plans\.not_theirs_to_adopt"):
        close_meeting(meeting, by=by)

    edition.refresh_from_db()
    assert edition.state == EditionState.DRAFT


PAGES = ("plans:writing", "plans:making")


def test_a_district_opens_and_writes_its_plan_on_the_pages(cast: Cast) -> None:
    browser = signed_in(cast.district_officer)
    asked = {"body": cast.district.pk, "type_code": "D5", "years": "๒๕๗๑-๒๕๗๕"}
    answer = browser.post(reverse("plans:plan-new"), asked | {"edition_year": "๒๕๗๐"})
    plan = Plan.objects.get()
    assert answer.headers["Location"] == reverse("plans:writing", args=[plan.pk])
    new = reverse("plans:row-new", args=[plan.pk])
    browser.post(f"{new}?kind=issue", {"title": "น้ำ", "number": ""})
    issue = Element.objects.get()
    answer = browser.post(
        f"{new}?kind=indicator&under={issue.pk}",
        {"title": "แหล่งน้ำ", "unit": "แห่ง", "direction": "up", "t2571": "16"},
    )
    row = Element.objects.exclude(pk=issue.pk).get()
    assert answer.headers["Location"].endswith(f"#row-{row.pk}")
    for name in PAGES:
        assert browser.get(reverse(name, args=[plan.pk])).status_code == 200, name
    shown = browser.get(reverse("plans:writing", args=[plan.pk])).content.decode()
    assert "2571: 16" in shown


def test_an_overlap_is_told_on_the_form_and_what_was_typed_stays(
    cast: Cast, edition: Edition
) -> None:
    asked = {"body": cast.district.pk, "type_code": "D5", "years": "2573-2577"}
    answer = signed_in(cast.district_officer).post(
        reverse("plans:plan-new"), asked | {"edition_year": "2572", "title": "แผนรอบใหม่"}
    )
    shown = answer.content.decode()
    assert edition.plan.title in shown
    assert "แผนรอบใหม่" in shown
    assert Plan.objects.count() == 1


def test_both_texts_are_shown_to_whoever_saves_second(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    browser = signed_in(cast.district_officer)
    address = reverse("plans:row-edit", args=[edition.plan_id, issue.pk])
    seen = digest_of(issue)
    browser.post(address, {"title": "คนแรก", "number": "1", "seen": seen})
    shown = browser.post(address, {"title": "คนที่สอง", "number": "1", "seen": seen})
    page = shown.content.decode()
    assert "คนแรก" in page
    assert "คนที่สอง" in page
    issue.refresh_from_db()
    assert issue.title == "คนแรก"
    again = {"title": "คนที่สอง", "number": "1", "seen": digest_of(issue)}
    assert browser.post(address, again).status_code == 302


@pytest.mark.parametrize(
    ("post", "status"),
    [("charlie", 403), ("strategist", 403), ("reviewer", 403), ("stranger", 404)],
)
def test_nobody_else_prepares_it(
    cast: Cast, edition: Edition, issue: Element, post: str, status: int
) -> None:
    browser = signed_in(cast.posts()[post])
    key = edition.plan_id
    got = [
        browser.get(reverse("plans:writing", args=[key])),
        browser.get(f"{reverse('plans:row-new', args=[key])}?kind=issue"),
        browser.get(reverse("plans:row-edit", args=[key, issue.pk])),
        browser.get(reverse("plans:edition-new", args=[key])),
        browser.post(reverse("plans:row-drop", args=[key, issue.pk])),
        browser.post(reverse("plans:row-shift", args=[key, issue.pk])),
        browser.post(reverse("plans:lists-collect", args=[key])),
    ]
    assert {each.status_code for each in got} == {status}
    assert edition.elements.count() == 1


def test_a_post_that_prepares_no_plans_opens_none(cast: Cast) -> None:
    assert signed_in(cast.governor).get(reverse("plans:plan-new")).status_code == 403
    assert Client().get(reverse("plans:plan-new")).status_code == 302


def test_the_making_tells_chapters_days_and_who_adopts(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    for code in ("plan_chapters", "plan_milestones", "calendar_typical", "committees"):
        load_list(code)
    committee = committee_of(cast, "KBO")
    browser = signed_in(cast.district_officer)
    address = reverse("plans:making", args=[edition.plan_id])
    shown = browser.get(address).content.decode()
    assert "1 ประเด็น" in shown
    assert reverse("analysis:swot", args=[edition.plan_id]) in shown
    assert committee.name_th in shown
    meeting = sitting(cast, committee)
    put_on_agenda(meeting, what_waits(committee)[0], by=cast.district_officer)
    assert reverse("committees:meeting", args=[meeting.pk]) in browser.get(address).content.decode()


@pytest.mark.parametrize(("output", "sign"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_whole_book_is_printed(
    cast: Cast, edition: Edition, issue: Element, output: str, sign: bytes
) -> None:
    load_list("plan_chapters")
    indicator(cast, edition, issue)
    yearly(cast, 2571)
    collect_listings(edition, by=cast.district_officer)
    address = reverse("plans:book-print", args=[edition.plan_id, output])
    answer = signed_in(cast.district_officer).get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(sign)
    assert Client().get(address).status_code == 404


def test_a_plan_made_by_ranking_is_not_written_on_these_pages(cast: Cast) -> None:
    made = yearly(cast, 2571, is_sealed=False)
    browser = signed_in(cast.district_officer)
    assert browser.get(reverse("plans:writing", args=[made.plan_id])).status_code == 403


def test_the_next_edition_starts_as_a_copy_of_what_is_valid(
    cast: Cast, edition: Edition, issue: Element
) -> None:
    seal(edition, item=None, by=cast.district_officer)
    browser = signed_in(cast.district_officer)
    address = reverse("plans:edition-new", args=[edition.plan_id])
    assert browser.post(address, {"kind": "full", "year": "2571"}).status_code == 302
    made = Edition.objects.exclude(pk=edition.pk).get()
    assert made.elements.get().lineage_id == issue.lineage_id
    assert browser.get(address).status_code == 302


def test_two_plans_at_the_same_years_of_a_kind_need_a_cycle_of_their_own(cast: Cast) -> None:
    open_cycle(CYCLE)
    wanted = Begun(type_code="D5", years=CYCLE, edition_year=2570)
    begin_plan(cast.district, wanted, by=cast.district_officer)
    with pytest.raises(Refusal, match=r"plans\.edition_open"):
        begin_plan(cast.district, wanted, by=cast.district_officer)
