"""The kept sums of the country equal the full sum, whatever changes while they are folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction

from oneplan.areas.models import Body, BodyKind
from oneplan.budget.keeping import CountrySum, add_up_anew, country_sums, fold
from oneplan.budget.models import Amount, ChangedCell, KeptSum, Stage
from oneplan.funds.models import LineKind, LineNature, PublishedLine, Source, SourceGroup
from oneplan.needs.models import Need
from oneplan.projects.models import Activity, CostLine, Preparation, Project
from oneplan.threads.models import Circulation, Place, Subject, SubjectKind
from oneplan.threads.rules import Reach
from tests.changing import AREAS, YEARS, ChangingRecords, change_while_folding, is_told
from tests.factories import make_body

NATIONAL = Reach(is_national=True)
SEATED = {BodyKind.PROVINCE_OFFICE, BodyKind.DISTRICT_OFFICE, BodyKind.SUBDISTRICT_ADMINISTRATION}


class World(ChangingRecords):
    """Records that change by chance, each change a transaction of its own."""

    def __init__(self, seed: int) -> None:
        kinds = (*sorted(SEATED), BodyKind.PAO, BodyKind.CLUSTER)
        seats = ("67", "6701", "670101", "6701", "65")
        bodies = [
            make_body(f"body-{kind}", kind=kind, seat=seat)
            for kind, seat in zip(kinds, seats, strict=True)
        ]
        super().__init__(seed, bodies)
        Source.objects.get_or_create(
            code="1P", defaults={"name_th": "งบจังหวัด", "group": SourceGroup.AREA}
        )

    @transaction.atomic
    def begin(self, kind: SubjectKind) -> Subject:
        """A record of any width, at any place or none."""
        rng = self.rng
        subject = self.new_subject(kind)
        if kind == SubjectKind.PUBLISHED_LINE:
            PublishedLine.objects.create(
                subject=subject, kind=rng.choice(LineKind.values), publication="พ.ร.บ.",
                line_no=subject.public_no, owner=rng.choice(self.owners), province_code="67",
                fiscal_year=rng.choice(YEARS), item="รายการ", nature=LineNature.ITEM,
                satang=rng.randrange(10_000),
            )  # fmt: skip
        if kind == SubjectKind.NEED:
            Need.objects.create(subject=subject, wording="ถนน", doer="for_us")
        if kind == SubjectKind.ACTIVITY:
            project, _ = Project.objects.get_or_create(subject=subject, title="โครงการ")
            Activity.objects.create(
                subject=subject, project=project, title="งาน", fiscal_year=rng.choice(YEARS)
            )
        return subject

    def change(self) -> None:
        """One change of any kind a service can make, and of some only direct SQL can."""
        rng = self.rng
        subjects = list(Subject.objects.order_by("pk"))
        acts: list[Callable[[Subject], object]] = [
            self._move, self._widen, self._cost, self._pay, self._place, self._withdraw,
        ]  # fmt: skip
        if len(subjects) < 4 or rng.random() < 0.3:
            self.begin(SubjectKind(rng.choice("NABP")))
        elif rng.random() < 0.06:
            body = rng.choice(self.owners)
            Body.objects.filter(pk=body.pk).update(seat=rng.choice([a for a in AREAS if a]))
        else:
            rng.choice(acts)(rng.choice(subjects))

    def _cost(self, subject: Subject) -> None:
        if subject.kind != SubjectKind.ACTIVITY:
            return
        lines = CostLine.objects.filter(activity_id=subject.pk)
        if lines.exists() and self.rng.random() < 0.4:
            CostLine.objects.filter(pk=lines[0].pk).delete()
        else:
            year, satang = self.rng.choice(YEARS), self.rng.randrange(10_000)
            CostLine.objects.create(
                activity_id=subject.pk, fiscal_year=year, source_id="1P", satang=satang
            )

    def _pay(self, subject: Subject) -> None:
        Amount.objects.create(
            subject=subject, fiscal_year=self.rng.choice(YEARS), source_id="1P",
            stage=self.rng.choice(Stage.values), satang=self.rng.randrange(-999, 10_000),
        )  # fmt: skip

    def _place(self, subject: Subject) -> None:
        code = self.rng.choice([area for area in AREAS if area])
        if not Place.objects.filter(subject=subject, area_id=code).exists():
            Place.objects.create(subject=subject, area_id=code)


def full_sum(fiscal_year: int, reach: Reach | None) -> dict[tuple[str, ...], tuple[int, int]]:
    """The same figures row by row in Python, from the rules in words."""
    rows: Counter[tuple[str, ...]] = Counter()
    money: Counter[tuple[str, ...]] = Counter()

    def add(subject: Subject, payer: Body, key: tuple[str, str, str], satang: int) -> None:
        province = _lies_in(subject, payer)[:2]
        if is_told(subject, province, reach):
            rows[key[0], province, key[1], key[2]] += 1
            money[key[0], province, key[1], key[2]] += satang

    for subject in Subject.objects.select_related("owner"):
        if subject.kind in "NA" and subject.fiscal_year == fiscal_year:
            add(subject, subject.owner, ("records", subject.kind, ""), 0)
    for cost in CostLine.objects.filter(fiscal_year=fiscal_year).select_related(
        "activity__subject__owner"
    ):
        if cost.activity.preparation != Preparation.WITHDRAWN:
            subject = cost.activity.subject
            add(subject, subject.owner, ("asked", cost.source_id, ""), cost.satang)
    for line in PublishedLine.objects.filter(fiscal_year=fiscal_year).select_related(
        "subject", "owner"
    ):
        add(line.subject, line.owner, ("printed", line.kind, ""), line.satang)
    for amount in Amount.objects.filter(fiscal_year=fiscal_year).select_related("subject__owner"):
        key = ("money", amount.source_id, amount.stage)
        add(amount.subject, amount.subject.owner, key, amount.satang)
    return {key: (count, money[key]) for key, count in rows.items()}


def _lies_in(subject: Subject, payer: Body) -> str:
    if subject.area_id:
        return subject.area_id
    if subject.places.exists() or not payer.seat_id:
        return ""
    if payer.kind == BodyKind.PAO:
        return payer.seat_id[:2]
    return payer.seat_id if payer.kind in SEATED else ""


def as_told(sums: list[CountrySum]) -> dict[tuple[str, ...], tuple[int, int]]:
    return {(s.figure, s.province, s.source, s.stage): (s.rows, s.satang) for s in sums}


def check_all() -> None:
    for year in YEARS:
        for reach in (None, NATIONAL, Reach(circle=frozenset({"67"}))):
            assert as_told(country_sums(year, reach=reach)) == full_sum(year, reach)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_reading_is_exact_after_every_change_folded_or_not(seed: int) -> None:
    world = World(seed)

    for step in range(40):
        world.change()
        if world.rng.random() < 0.3:
            assert fold()
        if step % 4 == 0:
            check_all()

    assert fold()
    assert not ChangedCell.objects.exists()
    check_all()


@pytest.mark.django_db
def test_what_is_kept_can_be_added_up_anew() -> None:
    world = World(9)
    for _ in range(30):
        world.change()
    fold()
    KeptSum.objects.update(satang=1)

    add_up_anew()

    check_all()
    fold()
    check_all()


@pytest.mark.django_db
def test_a_draft_is_in_no_figure_even_for_its_owner() -> None:
    world = World(3)
    subject = world.begin(SubjectKind.NEED)
    Subject.objects.filter(pk=subject.pk).update(circulation=Circulation.DRAFT, fiscal_year=2571)

    own = Reach(body_ids=frozenset({subject.owner_id}), circle=frozenset({"67", "65"}))

    assert country_sums(2571, reach=own) == []


@pytest.mark.django_db(transaction=True)
def test_changes_made_while_sums_are_folded_are_never_lost() -> None:
    worlds = [World(seed) for seed in (21, 22)]
    for world in worlds:
        for _ in range(10):
            world.change()

    change_while_folding(worlds, fold)

    check_all()
    assert fold()
    check_all()
