"""Records that change by chance, for figures that are kept and must stay exact."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from random import Random
from typing import Protocol

from django.db import connection

from oneplan.areas.models import Body
from oneplan.projects.models import Activity, Preparation
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.rules import Reach
from tests.factories import make_area

YEARS = (2570, 2571)
AREAS = (None, "67", "6701", "670101", "6703", "65", "6501", "650101")


class Changing(Protocol):
    def change(self) -> None: ...


class ChangingRecords:
    """Records of any width, at any place or none, and the changes every kind of them knows."""

    def __init__(self, seed: int, owners: Sequence[Body]) -> None:
        self.rng = Random(seed)
        self.owners = owners
        for code in AREAS:
            if code:
                make_area(code)

    def new_subject(self, kind: SubjectKind) -> Subject:
        rng = self.rng
        return Subject.objects.create(
            kind=kind,
            public_no=f"{kind}-{rng.getrandbits(64):x}",
            title="เรื่อง",
            owner=rng.choice(self.owners),
            origin=self.owners[0],
            area_id=rng.choice(AREAS),
            circulation=rng.choice(Circulation.values),
            fiscal_year=rng.choice((*YEARS, None)),
        )

    def _move(self, subject: Subject) -> None:
        rows = Subject.objects.filter(pk=subject.pk)
        rows.update(area_id=self.rng.choice(AREAS), fiscal_year=self.rng.choice(YEARS))

    def _widen(self, subject: Subject) -> None:
        rows = Subject.objects.filter(pk=subject.pk)
        rows.update(
            circulation=self.rng.choice(Circulation.values), owner=self.rng.choice(self.owners)
        )

    def _withdraw(self, subject: Subject) -> None:
        state = self.rng.choice([Preparation.DRAFT, Preparation.WITHDRAWN])
        Activity.objects.filter(pk=subject.pk).update(preparation=state)


def is_told(subject: Subject, province: str, reach: Reach | None) -> bool:
    """Whether a kept figure tells a reader of a record, from the rule in words."""
    return subject.circulation == Circulation.PUBLIC or (
        subject.circulation == Circulation.CIRCULATED
        and reach is not None
        and (reach.is_national or province in reach.circle)
    )


def change_while_folding(worlds: Sequence[Changing], fold: Callable[[], object]) -> None:
    """Let each world change 60 times in a thread of its own while another folds without end."""
    is_over = threading.Event()
    faults: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    def fold_on() -> None:
        while not is_over.is_set():
            fold()

    def change_on(world: Changing) -> None:
        for _ in range(60):
            world.change()

    folding = threading.Thread(target=run, args=(fold_on,))
    changing = [threading.Thread(target=run, args=(lambda w=w: change_on(w),)) for w in worlds]
    for thread in (folding, *changing):
        thread.start()
    for thread in changing:
        thread.join()
    is_over.set()
    folding.join()

    assert not faults
