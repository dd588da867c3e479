"""What we align to (national strategy, master plans, milestones, goals), and aligning to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from oneplan.audit.services import Acting, record
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code, CodeList, new_id
from oneplan.cycles.models import Cycle
from oneplan.cycles.services import open_cycle
from oneplan.strategy.aligning import align_subject, withdraw_alignment
from oneplan.strategy.library import LIST_CYCLES
from oneplan.strategy.models import ListKind, ListVersion, Target

__all__ = [
    "ALIGNMENT_LISTS",
    "AlignmentList",
    "align_subject",
    "load_targets",
    "withdraw_alignment",
]


@dataclass(frozen=True, slots=True)
class AlignmentList:
    """A list we align to: its level's name and the list its outermost entries belong under."""

    code: str
    kind: ListKind
    level: str
    parent_list: str = ""
    cycle: tuple[int, int] | None = None


TWENTY_YEARS = (2561, 2580)
ALIGNMENT_LISTS = (
    AlignmentList("national_strategy", ListKind.NATIONAL, "strategy", cycle=TWENTY_YEARS),
    AlignmentList(
        "master_plans",
        ListKind.MASTER,
        "master plan",
        parent_list="national_strategy",
        cycle=TWENTY_YEARS,
    ),
    AlignmentList(
        "master_subplans_unverified",
        ListKind.MASTER,
        "sub-plan",
        parent_list="master_plans",
        cycle=TWENTY_YEARS,
    ),
    AlignmentList("nesdp13_milestones", ListKind.MILESTONES, "milestone", cycle=(2566, 2570)),
    AlignmentList("sdg", ListKind.WORLD, "goal"),
)
GROUP_LEVEL = "group"


@transaction.atomic
def load_targets(*, by: Acting | None = None) -> Loaded:
    """Bring in the present version of every list we align to, marks and all.

    A list whose version changed becomes a new ``ListVersion`` beside the old one, so
    alignments keep pointing at what was judged.  Keywords are the officials'.  The code lists
    must be loaded.  Writes one audit entry, and none when nothing changed.
    """
    report = Loaded()
    for each in ALIGNMENT_LISTS:
        report += _load(each, by=by)
    if not report.is_empty:
        after = report.counts()
        record("strategy.targets_loaded", by=by, kind="strategy.list", key="built-in", after=after)
    return report


def _load(each: AlignmentList, *, by: Acting | None) -> Loaded:
    about = CodeList.objects.get(pk=each.code)
    report = bring_in(
        ListVersion.objects.all(),
        [
            {
                "code": each.code,
                "kind": each.kind,
                "version": about.version,
                "title_th": about.title_th,
                "title_en": about.title_en,
                "cycle_id": _cycle(each.cycle, by=by),
                "mark": about.provenance,
            }
        ],
        key=["code", "version"],
        once=["cycle_id"],
    )
    version = ListVersion.objects.get(code=each.code, version=about.version)
    there = Target.objects.filter(list_version=version)
    ids = _ids(there)
    above = _ids(_present_targets(each.parent_list)) if each.parent_list else {}
    entries = list(Code.objects.filter(list=each.code))
    for entry in entries:
        ids.setdefault(entry.code, new_id())
    rows = [
        {
            "id": ids[entry.code],
            "list_version_id": version.pk,
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "parent_id": (above or ids).get(entry.parent_code),
            "level": entry.extra.get("level") or _level(each, entry, entries),
            "position": position,
            "mark": entry.mark,
        }
        for position, entry in enumerate(entries, start=1)
    ]
    return report + bring_in(there, rows, key=["list_version_id", "code"])


def _level(each: AlignmentList, entry: Code, entries: list[Code]) -> str:
    """An entry that holds others of its own list is a group, unless the list says better."""
    holds_others = not each.parent_list and any(
        other.parent_code == entry.code for other in entries
    )
    return GROUP_LEVEL if holds_others else each.level


def _present_targets(code: str) -> QuerySet[Target]:
    version = CodeList.objects.get(pk=code).version
    return Target.objects.filter(list_version__code=code, list_version__version=version)


def _ids(targets: QuerySet[Target]) -> dict[str, UUID]:
    return dict(targets.values_list("code", "id"))


def _cycle(years: tuple[int, int] | None, *, by: Acting | None) -> UUID | None:
    """The planning period of these years, or one that only lists hold for."""
    if years is None:
        return None
    first, last = years
    there = Cycle.objects.filter(first_fiscal_year=first, last_fiscal_year=last).first()
    return (there or open_cycle(f"{first}-{last}", by=by, family=LIST_CYCLES)).pk
