"""How many records, and how much money, serve each target of a list and what lies below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.strategy.models import Alignment, ListVersion, Target
from oneplan.threads.marks import marks_of
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

MOST_ADDED_UP = 20_000
"""Records whose money is added up on a page; beyond, only their number is told."""


@dataclass(frozen=True, slots=True)
class Served:
    """What serves a target or something below it, each record once.

    ``satang`` is what the activities ask for; None where there are too many to add up here.
    """

    activities: int = 0
    needs: int = 0
    others: int = 0
    satang: int | None = 0

    @property
    def records(self) -> int:
        return self.activities + self.needs + self.others


@dataclass(frozen=True, slots=True)
class Node:
    """A target in the tree of its list, how deep it lies, and what serves it."""

    target: Target
    depth: int
    served: Served
    has_parts: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A list version as a tree, outermost targets first; ``served`` is the whole of it."""

    nodes: Sequence[Node]
    served: Served
    unserved: int


def tree_of(version: ListVersion, *, reach: Reach | None) -> Tree:
    """The whole list in a fixed number of queries, however much aligns to it."""
    targets = list(Target.objects.filter(list_version=version).order_by("position", "code"))
    ordered = list(in_order(targets))
    below = parts_of(targets)
    subjects, by_target = _aligned(version, reach)
    satang = _satang(subjects.values(), reach)
    sets: dict[UUID, set[UUID]] = {}
    for target, _depth in reversed(ordered):
        own = set(by_target.get(target.pk, ()))
        sets[target.pk] = own.union(*(sets[each.pk] for each in below.get(target.pk, ())))
    nodes = [
        Node(target, depth, _sum(sets[target.pk], subjects, satang), target.pk in below)
        for target, depth in ordered
    ]
    return Tree(
        nodes,
        _sum(set(subjects), subjects, satang),
        sum(1 for node in nodes if not node.has_parts and not node.served.records),
    )


def parts_of(targets: Iterable[Target]) -> Mapping[UUID, list[Target]]:
    """The targets directly below each one that has any."""
    below: dict[UUID, list[Target]] = defaultdict(list)
    for each in targets:
        if each.parent_id:
            below[each.parent_id].append(each)
    return below


def in_order(targets: Sequence[Target]) -> Iterator[tuple[Target, int]]:
    """Each target behind the one it lies below, with its depth; those of other lists are roots."""
    own = {each.pk for each in targets}
    below = parts_of(targets)
    waiting = [(each, 0) for each in reversed(targets) if each.parent_id not in own]
    while waiting:
        target, depth = waiting.pop()
        yield target, depth
        waiting += [(each, depth + 1) for each in reversed(below.get(target.pk, ()))]


def keys_below(target: Target) -> list[UUID]:
    """A target and everything of its list below it."""
    rows = list(Target.objects.filter(list_version_id=target.list_version_id))
    below = parts_of(rows)
    found, waiting = [], [target.pk]
    while waiting:
        key = waiting.pop()
        found.append(key)
        waiting += [each.pk for each in below.get(key, ())]
    return found


def _aligned(
    version: ListVersion, reach: Reach | None
) -> tuple[dict[UUID, Subject], dict[UUID, list[UUID]]]:
    """The records the reader may read that are aligned to the list, and by which target."""
    rows = Alignment.objects.filter(
        readable(reach, at="subject"), target__list_version=version, ended_at=None
    )
    subjects: dict[UUID, Subject] = {}
    by_target: dict[UUID, list[UUID]] = defaultdict(list)
    for target, key, kind in rows.values_list("target_id", "subject_id", "subject__kind"):
        subjects[key] = Subject(pk=key, kind=kind)
        by_target[target].append(key)
    return subjects, by_target


def _satang(subjects: Iterable[Subject], reach: Reach | None) -> Mapping[UUID, int] | None:
    activities = [each for each in subjects if each.kind == SubjectKind.ACTIVITY]
    if len(activities) > MOST_ADDED_UP:
        return None
    return {key: mark.satang or 0 for key, mark in marks_of(activities, reach=reach).items()}


def _sum(
    keys: set[UUID], subjects: Mapping[UUID, Subject], satang: Mapping[UUID, int] | None
) -> Served:
    kinds = [subjects[key].kind for key in keys]
    activities = kinds.count(SubjectKind.ACTIVITY)
    needs = kinds.count(SubjectKind.NEED)
    return Served(
        activities=activities,
        needs=needs,
        others=len(kinds) - activities - needs,
        satang=None if satang is None else sum(satang.get(key, 0) for key in keys),
    )
