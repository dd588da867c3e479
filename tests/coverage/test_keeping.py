"""The kept coverage of the country equals a full count, whatever changes while it is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from oneplan.accounts.models import Role
from oneplan.coverage.keeping import (
    CountryCount,
    count_anew,
    country_counts,
    fold,
    target_counts,
)
from oneplan.coverage.models import ChangedCell, KeptCount, ProvinceCount
from oneplan.needs.models import Need
from oneplan.projects.models import Activity, Preparation, Project
from oneplan.strategy.models import Alignment, Target
from oneplan.threads.models import Circulation, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.rules import Reach
from tests.changing import YEARS, ChangingRecords, change_while_folding, is_told
from tests.factories import make_body, make_post
from tests.strategy.lists import make_list

READERS = (None, Reach(is_national=True), Reach(circle=frozenset({"67"})))
Key = tuple[str, str, UUID | None]


class World(ChangingRecords):
    """Records that change by chance, each change a transaction of its own."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed, [make_body(f"body-{number}") for number in range(2)])
        self.post = make_post(Role.STRATEGIST, self.owners[0], title=f"ผู้วิเคราะห์ {seed}", sits=False)
        if not Target.objects.exists():
            make_list(("1", "ใหญ่"), ("2", "ใหญ่อีก"), code="upper")
            make_list(("a", "ย่อย"), ("b", "ย่อยอีก"), ("c", "ย่อยที่สุด", "b"), code="lower")

    @transaction.atomic
    def begin(self, kind: SubjectKind) -> Subject:
        """A record of any width, at any place or none; an activity in one of few projects."""
        rng = self.rng
        subject = self.new_subject(kind)
        if kind == SubjectKind.NEED:
            Need.objects.create(subject=subject, wording="ถนน", doer="for_us")
        if kind == SubjectKind.ACTIVITY:
            Activity.objects.create(
                subject=subject, project=self._project(), title="งาน",
                fiscal_year=rng.choice(YEARS), satang=rng.randrange(10_000),
            )  # fmt: skip
        return subject

    def change(self) -> None:
        """One change of any kind a service can make, and of some only direct SQL can."""
        if Subject.objects.filter(kind__in="NA").count() < 4 or self.rng.random() < 0.25:
            self.begin(SubjectKind(self.rng.choice("NAA")))
        else:
            self.rng.choice(self.acts)(self.any_of("NA"))

    @property
    def acts(self) -> list[Callable[[Subject], object]]:
        return [
            self._move, self._widen, self._withdraw, self.align, self._end_claim, self._answer,
            self._untie, self._merge, self._recost, self._name_approach, self._move_target,
        ]  # fmt: skip

    def any_of(self, kinds: str) -> Subject:
        return self.rng.choice(list(Subject.objects.filter(kind__in=list(kinds)).order_by("pk")))

    def _project(self) -> Project:
        there = list(Project.objects.order_by("pk"))
        if len(there) > 2:
            return self.rng.choice(there)
        subject = self.begin(SubjectKind.PROJECT)
        return Project.objects.create(subject=subject, title="โครงการ")

    def _recost(self, subject: Subject) -> None:
        Activity.objects.filter(pk=subject.pk).update(
            satang=self.rng.randrange(10_000), project=self._project()
        )

    def align(self, subject: Subject) -> None:
        target = self.rng.choice(list(Target.objects.order_by("pk")))
        claim = Alignment(subject=subject, target=target, because="เพราะ", judged_by=self.post)
        Alignment.objects.bulk_create([claim], ignore_conflicts=True)

    def _end_claim(self, subject: Subject) -> None:
        Alignment.objects.filter(subject=subject, ended_at=None).update(ended_at=timezone.now())

    def _answer(self, subject: Subject) -> None:
        self._tie(TieKind.ANSWERS, subject, Subject.objects.filter(kind=SubjectKind.NEED))

    def _merge(self, subject: Subject) -> None:
        self._tie(TieKind.MERGED_INTO, subject, Subject.objects.filter(kind=subject.kind))

    def _tie(self, kind: TieKind, child: Subject, parents: QuerySet[Subject]) -> None:
        others = list(parents.exclude(pk=child.pk).order_by("pk"))
        if others:
            tie = Tie(kind=kind, child=child, parent=self.rng.choice(others))
            Tie.objects.bulk_create([tie], ignore_conflicts=True)

    def _untie(self, subject: Subject) -> None:
        live = Tie.objects.filter(ended_at=None).order_by("pk")
        tie = live.filter(child=subject).first() or live.first()
        if tie:
            Tie.objects.filter(pk=tie.pk).update(ended_at=timezone.now())

    def _name_approach(self, subject: Subject) -> None:
        named = self.rng.choice([None, subject.pk])
        project = self._project()
        Project.objects.filter(pk=project.pk).update(approach=named)

    def _move_target(self, subject: Subject) -> None:
        targets = list(Target.objects.order_by("pk"))
        low = self.rng.choice([each for each in targets if each.code in "abc"])
        high = self.rng.choice([None, *(each for each in targets if each.code < low.code)])
        Target.objects.filter(pk=low.pk).update(parent=high)


def full_count(fiscal_year: int, reach: Reach | None) -> dict[Key, tuple[int, int]]:
    """The same counts record by record in Python, from the rules in words."""
    rows: Counter[Key] = Counter()
    money: Counter[Key] = Counter()

    def add(subject: Subject, figure: str, satang: int = 0, target: UUID | None = None) -> None:
        province = (subject.area_id or "")[:2]
        if is_told(subject, province, reach):
            rows[figure, province, target] += 1
            money[figure, province, target] += satang

    live = Tie.objects.filter(ended_at=None)
    answered = set(live.filter(kind=TieKind.ANSWERS).values_list("parent", flat=True))
    merged = set(live.filter(kind=TieKind.MERGED_INTO).values_list("child", flat=True))
    for subject in Subject.objects.filter(kind=SubjectKind.NEED, fiscal_year=fiscal_year):
        if subject.pk not in merged:
            add(subject, "needs")
            if subject.pk not in answered:
                add(subject, "no-activity")
    parents = dict(Target.objects.values_list("pk", "parent"))
    works = Activity.objects.filter(fiscal_year=fiscal_year).select_related("subject", "project")
    for work in works.exclude(preparation=Preparation.WITHDRAWN):
        served: set[UUID] = set()
        for claim in work.subject.alignments.filter(ended_at=None):
            step: UUID | None = claim.target_id
            while step:
                served.add(step)
                step = parents[step]
        add(work.subject, "works", work.satang)
        if not served:
            add(work.subject, "no-target", work.satang)
        if work.project.approach_id is None:
            add(work.subject, "no-approach", work.satang)
        for target in served:
            add(work.subject, "serves", work.satang, target)
    return {key: (count, money[key]) for key, count in rows.items()}


def as_told(counts: list[CountryCount]) -> dict[Key, tuple[int, int]]:
    return {(c.figure, c.province, c.target): (c.rows, c.satang) for c in counts}


def check_all() -> None:
    for year in YEARS:
        for reach in READERS:
            check_year(year, reach)


def check_year(year: int, reach: Reach | None) -> None:
    full = full_count(year, reach)
    told = as_told(country_counts(year, reach=reach))
    gaps = {key: value for key, value in full.items() if key[0] != "serves"}
    assert {key: value for key, value in told.items() if key[0] != "serves"} == gaps
    serving = {key: value for key, value in full.items() if key[0] == "serves"}
    by_province: dict[Key, tuple[int, int]] = {}
    for target in Target.objects.all():
        found = as_told(target_counts(target.pk, year, reach=reach))
        by_province |= found
        whole = tuple(map(sum, zip(*found.values(), strict=True))) if found else None
        assert told.get(("serves", "", target.pk)) == whole
    assert by_province == serving


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_reading_is_exact_after_every_change_folded_or_not(seed: int) -> None:
    world = World(seed)

    for step in range(60):
        world.change()
        if world.rng.random() < 0.3:
            assert fold()
        if step % 4 == 0:
            check_all()

    assert fold()
    assert not ChangedCell.objects.exists()
    check_all()


@pytest.mark.django_db
def test_every_kind_of_change_alone_is_seen_at_once() -> None:
    """Folded before each change, so that no other change covers for one that is not noted."""
    world = World(11)
    for _ in range(40):
        world.begin(SubjectKind(world.rng.choice("NAA")))
    Subject.objects.update(circulation=Circulation.PUBLIC, fiscal_year=2571)
    Activity.objects.update(fiscal_year=2571)
    for _ in range(60):
        world.align(world.any_of("A"))

    for act in world.acts:
        effects = 0
        for _ in range(12):
            assert fold()
            before = full_count(2571, None)
            act(world.any_of("NA"))
            after = full_count(2571, None)
            effects += before != after
            check_year(2571, None)
        assert effects, act


@pytest.mark.django_db
def test_what_is_kept_can_be_counted_anew() -> None:
    world = World(9)
    for _ in range(40):
        world.change()
    fold()
    KeptCount.objects.update(rows=1)
    ProvinceCount.objects.update(rows=1)

    count_anew()

    check_all()
    fold()
    check_all()


@pytest.mark.django_db
def test_a_change_touches_only_its_own_cell() -> None:
    world = World(5)
    for _ in range(60):
        world.change()
    fold()
    subject = Subject.objects.filter(kind=SubjectKind.ACTIVITY)[0]
    world.align(subject)

    assert [each.subject_id for each in ChangedCell.objects.all()] == [subject.pk]


@pytest.mark.django_db
def test_a_draft_is_in_no_count_even_for_its_owner() -> None:
    world = World(3)
    subject = world.begin(SubjectKind.NEED)
    Subject.objects.filter(pk=subject.pk).update(circulation=Circulation.DRAFT, fiscal_year=2571)

    own = Reach(body_ids=frozenset({subject.owner_id}), circle=frozenset({"67", "65"}))

    assert country_counts(2571, reach=own) == []


@pytest.mark.django_db(transaction=True)
def test_changes_made_while_counts_are_folded_are_never_lost() -> None:
    worlds = [World(seed) for seed in (21, 22)]
    for world in worlds:
        for _ in range(10):
            world.change()

    change_while_folding(worlds, fold)

    check_all()
    assert fold()
    check_all()


@pytest.mark.django_db
def test_what_is_kept_of_a_province_is_the_sum_of_its_cells_after_every_fold() -> None:
    world = World(11)
    for turn in range(60):
        world.change()
        if turn % 7 == 0:
            fold()
    fold()

    of = ("province", "fiscal_year", "is_public", "figure", "target_id")
    cells = KeptCount.objects.order_by().values_list(*of).annotate(Sum("rows"), Sum("satang"))
    held = ProvinceCount.objects.exclude(rows=0, satang=0)
    assert set(held.values_list(*of, "rows", "satang")) == set(cells)
    assert held.exists()
