"""A whole province moved to the next list version, and back to exactly the same links."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Post
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.jobs.models import Job
from oneplan.projects.models import Activity
from oneplan.strategy.aligning import align_subject, withdraw_alignment
from oneplan.strategy.crosswalk_queries import walk_page
from oneplan.strategy.crosswalks import (
    ask_to_apply,
    ask_to_undo,
    choose_new_targets,
    prepare_crosswalk,
)
from oneplan.strategy.models import Alignment, Crosswalk, CrosswalkLine, ListVersion, Target
from oneplan.strategy.moving import apply_asked, apply_crosswalk, undo_asked, undo_crosswalk
from oneplan.strategy.precedents import learned_for
from oneplan.threads.access import reach
from oneplan.threads.models import Subject
from oneplan.threads.sentences import sentence
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.strategy.lists import make_list
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"
Links = set[tuple[object, ...]]


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def old() -> ListVersion:
    return make_list(
        ("1", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี"),
        ("2", "เกษตรกรมีรายได้เพิ่มขึ้น"),
        ("3", "ลดอุบัติเหตุทางถนน"),
        version="2566-2570",
    )


@pytest.fixture
def new() -> ListVersion:
    return make_list(
        ("ก1", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี"),
        ("ก2", "ผลผลิตข้าวต่อไร่สูงขึ้น"),
        ("ก3", "สินค้าเกษตรแปรรูปขายได้ราคา"),
        ("ก4", "ถนนปลอดภัย"),
    )


def target(code: str) -> Target:
    return Target.objects.get(code=code, list_version__code="goals_made_up")


def claim(subject: Subject, code: str, by: Post, strength: int = 2) -> Alignment:
    return align_subject(subject, target=target(code), strength=strength, because=BECAUSE, by=by)


def line(walk: Crosswalk, code: str) -> CrosswalkLine:
    return CrosswalkLine.objects.get(crosswalk=walk, old_target=target(code))


def live() -> Links:
    """Every live link, as exactly as it can be told apart."""
    return set(
        Alignment.objects.filter(ended_at=None).values_list(
            "pk", "subject_id", "target_id", "strength", "because", "judged_by_id", "judged_at"
        )
    )


@pytest.fixture
def pond(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ")


@pytest.fixture
def road(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer, title="ปรับปรุงถนนสมมติ")


@pytest.fixture
def walk(cast: Cast, old: ListVersion, new: ListVersion) -> Crosswalk:
    return prepare_crosswalk(old, new, province_code="67", by=cast.strategist)


def choose_all(walk: Crosswalk, by: Post) -> None:
    choose_new_targets(line(walk, "2"), [target("ก2"), target("ก3")], by=by)
    choose_new_targets(line(walk, "3"), [target("ก4")], by=by)


def test_what_the_texts_make_clear_is_filled_in_and_the_rest_waits(
    cast: Cast, walk: Crosswalk, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    assert walk_page(walk).waiting == 0

    claim(pond.subject, "2", cast.district_officer)
    page = walk_page(walk)

    assert (line(walk, "1").how, line(walk, "2").how) == ("same", "open")
    assert list(line(walk, "1").new_targets.all()) == [target("ก1")]
    assert (page.waiting, page.first_open) == (1, line(walk, "2").pk)
    with pytest.raises(Refusal, match="crosswalk_open"):
        ask_to_apply(walk, by=cast.strategist)
    with pytest.raises(Refusal, match="crosswalk_open"):
        apply_crosswalk(walk, by=cast.strategist)
    assert Alignment.objects.filter(ended_at=None).count() == 2


def test_every_link_moves_with_its_reason_and_judge_and_is_told_and_audited(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer, strength=3)
    claim(pond.subject, "2", cast.district_officer)
    claim(road.subject, "3", cast.district_officer)
    choose_all(walk, cast.strategist)
    dry = walk_page(walk).dry_run

    counts = apply_crosswalk(walk, by=cast.strategist)

    assert counts == {"moved": 3, "made": 4, "left": 0}
    assert (dry.links, dry.records, dry.made, dry.left) == (3, 2, 4, 0)
    on = {(each.subject_id, each.target.code) for each in
          Alignment.objects.filter(ended_at=None).select_related("target")}  # fmt: skip
    assert on == {(pond.pk, "ก1"), (pond.pk, "ก2"), (pond.pk, "ก3"), (road.pk, "ก4")}
    made = Alignment.objects.get(target=target("ก1"), ended_at=None)
    assert (made.because, made.strength, made.judged_by) == (BECAUSE, 3, cast.district_officer)
    told = pond.subject.events.get(code="strategy.alignments_moved")
    assert str(walk.new) in sentence(told)
    assert Entry.objects.get(code="strategy.crosswalk_applied").after == counts


def test_the_way_back_leads_to_exactly_the_same_links(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    for subject, code in ((pond, "1"), (pond, "2"), (road, "2"), (road, "3")):
        claim(subject.subject, code, cast.district_officer)
    choose_all(walk, cast.strategist)
    before = live()

    apply_crosswalk(walk, by=cast.strategist)
    assert not live() & before
    undo_crosswalk(walk, by=cast.strategist)

    assert live() == before
    assert pond.subject.events.filter(code="strategy.alignments_moved_back").count() == 1
    with pytest.raises(Refusal, match="crosswalk_not_applied"):
        undo_crosswalk(walk, by=cast.strategist)
    apply_crosswalk(walk, by=cast.strategist)
    undo_crosswalk(walk, by=cast.strategist)
    assert live() == before


def test_what_was_moved_is_no_withdrawn_claim_to_learn_from(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    reached = reach(cast.district_officer)
    assert learned_for(road.subject, version=walk.old, reach=reached).weights

    apply_crosswalk(walk, by=cast.strategist)

    assert learned_for(road.subject, version=walk.old, reach=reached).weights == {}
    assert set(learned_for(road.subject, version=walk.new, reach=reached).weights) == {"ก1"}


def test_two_targets_that_become_one_come_back_as_two(
    cast: Cast, walk: Crosswalk, pond: Activity
) -> None:
    claim(pond.subject, "2", cast.district_officer, strength=1)
    claim(pond.subject, "3", cast.district_officer, strength=3)
    for code in ("2", "3"):
        choose_new_targets(line(walk, code), [target("ก4")], by=cast.strategist)
    before = live()

    assert apply_crosswalk(walk, by=cast.strategist)["made"] == 1
    assert Alignment.objects.get(ended_at=None).strength == 3
    undo_crosswalk(walk, by=cast.strategist)

    assert live() == before


def test_links_added_meanwhile_to_either_list_are_never_lost(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    stood = claim(road.subject, "ก1", cast.district_officer)
    claim(road.subject, "1", cast.district_officer)
    before = live()
    apply_crosswalk(walk, by=cast.strategist)
    assert stood.pk in {each[0] for each in live()}
    late_old = claim(pond.subject, "1", cast.district_officer)
    late_new = claim(pond.subject, "ก4", cast.district_officer)
    added = {each for each in live() if each[0] in (late_old.pk, late_new.pk)}

    undo_crosswalk(walk, by=cast.strategist)

    kept = {(each[1], each[2]) for each in live()}
    assert {(each[1], each[2]) for each in before | added} == kept
    assert added <= live()


def test_the_dry_run_counts_what_meets_in_one_or_stands_there_already_as_the_move_does(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    claim(pond.subject, "2", cast.district_officer)
    claim(pond.subject, "3", cast.district_officer)
    claim(road.subject, "1", cast.district_officer)
    claim(road.subject, "ก1", cast.district_officer)
    claim(road.subject, "2", cast.district_officer)
    choose_new_targets(line(walk, "2"), [target("ก4")], by=cast.strategist)
    choose_new_targets(line(walk, "3"), [target("ก4")], by=cast.strategist)
    page = walk_page(walk)

    counts = apply_crosswalk(walk, by=cast.strategist)

    assert counts == {"moved": 4, "made": 2, "left": 0}
    assert (page.dry_run.links, page.dry_run.records, page.dry_run.made) == (4, 2, 2)
    assert [each.links for each in page.lines] == [2, 1, 1]
    assert page.dry_run.by_how == {"chosen": 3, "same": 1}


def test_a_link_claimed_after_the_move_goes_along_when_it_is_applied_again(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    apply_crosswalk(walk, by=cast.strategist)
    claim(pond.subject, "1", cast.district_officer)
    claim(road.subject, "1", cast.district_officer)

    assert apply_crosswalk(walk, by=cast.strategist) == {"moved": 2, "made": 1, "left": 0}
    undo_crosswalk(walk, by=cast.strategist)

    on = Alignment.objects.filter(ended_at=None).values_list("subject_id", "target__code")
    assert sorted(on) == sorted([(pond.pk, "1"), (road.pk, "1")])


def test_a_link_withdrawn_after_the_move_stays_withdrawn(
    cast: Cast, walk: Crosswalk, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    apply_crosswalk(walk, by=cast.strategist)
    withdraw_alignment(Alignment.objects.get(ended_at=None), by=cast.district_officer)

    undo_crosswalk(walk, by=cast.strategist)

    assert live() == set()


def test_a_target_that_goes_on_as_nothing_keeps_its_links_on_the_old_list(
    cast: Cast, walk: Crosswalk, pond: Activity
) -> None:
    claim(pond.subject, "2", cast.district_officer)
    choose_new_targets(line(walk, "2"), [], by=cast.strategist)
    before = live()

    assert apply_crosswalk(walk, by=cast.strategist) == {"moved": 0, "made": 0, "left": 1}
    assert live() == before


def test_another_province_and_earlier_years_are_not_touched(
    cast: Cast, old: ListVersion, new: ListVersion, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    before = live()
    elsewhere = prepare_crosswalk(old, new, province_code="45", by=cast.stranger)
    apply_crosswalk(elsewhere, by=cast.stranger)
    assert live() == before

    Subject.objects.filter(pk=pond.pk).update(fiscal_year=2569)
    later = prepare_crosswalk(old, new, province_code="67", from_year=2571, by=cast.strategist)
    apply_crosswalk(later, by=cast.strategist)
    assert live() == before


def test_a_move_cut_in_the_middle_leaves_every_link_where_it_was(
    cast: Cast, walk: Crosswalk, pond: Activity, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    before = live()

    def cut(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("oneplan.strategy.moving.tell_many", cut)
        with pytest.raises(KeyboardInterrupt):
            apply_crosswalk(walk, by=cast.strategist)
    assert live() == before

    assert apply_crosswalk(walk, by=cast.strategist)["moved"] == 1


def test_the_earlier_of_two_moves_is_undone_only_after_the_later(
    cast: Cast, walk: Crosswalk, new: ListVersion, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    before = live()
    apply_crosswalk(walk, by=cast.strategist)
    last = make_list(("ข1", "ครัวเรือนมีน้ำสะอาดใช้ตลอดปี"), version="2576-2580")
    onward = prepare_crosswalk(new, last, province_code="67", by=cast.strategist)
    apply_crosswalk(onward, by=cast.strategist)

    with pytest.raises(Refusal, match="crosswalk_moved_on"):
        undo_crosswalk(walk, by=cast.strategist)
    undo_crosswalk(onward, by=cast.strategist)
    undo_crosswalk(walk, by=cast.strategist)

    assert live() == before


def test_a_crosswalk_begins_once_and_its_choices_end_when_it_is_applied(
    cast: Cast, walk: Crosswalk, old: ListVersion, new: ListVersion
) -> None:
    with pytest.raises(Refusal, match="crosswalk_there"):
        prepare_crosswalk(old, new, province_code="67", by=cast.strategist)
    with pytest.raises(Refusal, match="crosswalk_to_itself"):
        prepare_crosswalk(old, old, province_code="67", by=cast.strategist)
    with pytest.raises(Refusal, match="unknown_target"):
        choose_new_targets(line(walk, "2"), [target("1")], by=cast.strategist)
    apply_crosswalk(walk, by=cast.strategist)
    with pytest.raises(Refusal, match="crosswalk_applied"):
        choose_new_targets(line(walk, "2"), [], by=cast.strategist)
    assert line(walk, "2").how == "open"


def test_the_whole_way_through_the_pages(
    cast: Cast, old: ListVersion, new: ListVersion, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    claim(pond.subject, "2", cast.district_officer)
    before = live()
    office = signed_in(cast.strategist)
    begin = reverse("strategy:crosswalk-new", args=[old.pk, new.pk])
    assert begin in office.get(reverse("strategy:list", args=[new.pk])).content.decode()
    address = office.post(begin, {}).headers["Location"]
    walk = Crosswalk.objects.get()
    open_line = reverse("strategy:crosswalk-line", args=[walk.pk, line(walk, "2").pk])
    assert open_line in office.get(address).content.decode()
    shown = office.get(open_line).content.decode()
    assert "ผลผลิตข้าวต่อไร่สูงขึ้น" in shown
    assert office.post(open_line, {}).status_code == 200
    chosen = {"other": [str(target("ก2").pk)], "suggested": []}
    form_keys = {"suggested" if f'name="suggested" value="{target("ก2").pk}"' in shown else "other"}
    assert office.post(open_line, {form_keys.pop(): chosen["other"]}).status_code == 302

    for act, handler in (("apply", apply_asked), ("undo", undo_asked)):
        answer = office.post(reverse(f"strategy:crosswalk-{act}", args=[walk.pk]))
        job = Job.objects.get(pk=answer.headers["Location"].rstrip("/").split("/")[-1])
        result = handler(job.facts, cast.strategist, lambda *_told: None)
        assert result["address"] == address
        assert office.get(address).status_code == 200
        if act == "apply":
            assert not live() & before
    assert live() == before


def test_only_the_office_of_the_province_moves_its_alignments(cast: Cast, walk: Crosswalk) -> None:
    page = reverse("strategy:crosswalk", args=[walk.pk])
    assert signed_in(cast.strategist).get(page).status_code == 200
    assert signed_in(cast.stranger).get(page).status_code == 404
    assert signed_in(cast.charlie).get(page).status_code == 403
    assert Client().get(page).status_code == 302
    nowhere = reverse("strategy:crosswalk", args=[uuid4()])
    assert signed_in(cast.strategist).get(nowhere).status_code == 404
    act = reverse("strategy:crosswalk-apply", args=[walk.pk])
    assert signed_in(cast.strategist).get(act).status_code == 405


def test_undoing_twice_in_the_background_is_undoing_once(
    cast: Cast, walk: Crosswalk, pond: Activity
) -> None:
    claim(pond.subject, "1", cast.district_officer)
    before = live()
    apply_crosswalk(walk, by=cast.strategist)
    job = ask_to_undo(walk, by=cast.strategist)

    for _time in range(2):
        undo_asked(job.facts, cast.strategist, lambda *_told: None)

    assert live() == before


def test_the_page_costs_the_same_however_many_links_there_are(
    cast: Cast, walk: Crosswalk, pond: Activity, road: Activity
) -> None:
    reader, path = signed_in(cast.strategist), reverse("strategy:crosswalk", args=[walk.pk])
    claim(pond.subject, "1", cast.district_officer)
    before = queries_of(reader, path)
    for code in ("1", "2", "3"):
        claim(road.subject, code, cast.district_officer)

    assert queries_of(reader, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
