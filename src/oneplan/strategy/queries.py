"""Reading the lists we align to, what stands aligned, and what may be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from oneplan.core.models import CodeList
from oneplan.cycles.models import Cycle
from oneplan.engines import alignment as engine
from oneplan.strategy.models import Alignment, Challenge, ListState, ListVersion, Moved, Target

MOST_EXAMPLES = 3
NO_PRECEDENTS = engine.Precedents()
SUB_PLANS = "master_subplans_unverified"
CURATED = {
    SUB_PLANS: "subplan",
    "master_plans": "masterplan",
    "nesdp13_milestones": "milestone",
    "sdg": "sdg",
}
"""The curated keywords that belong to a built-in list."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A target that may be meant, with the words and the earlier works that speak for it.

    Neither: a guess by spelling.
    """

    pk: UUID
    code: str
    name: str
    matched: tuple[str, ...]
    precedents: engine.Precedents = NO_PRECEDENTS

    @property
    def examples(self) -> tuple[engine.Choice, ...]:
        """The most alike of the works that were tied to the target."""
        return self.precedents.tied[:MOST_EXAMPLES]


@dataclass(frozen=True, slots=True)
class Claim:
    """A standing alignment with the questions put to it, the earliest first."""

    alignment: Alignment
    challenges: Sequence[Challenge]

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return any(each.answered_at is None for each in self.challenges)


def list_codes() -> list[str]:
    """The codes of the lists that are loaded."""
    return sorted(set(ListVersion.objects.values_list("code", flat=True)))


def targets_of(list_code: str) -> list[Target]:
    """Every target of the present version of a list, in the order of the codes."""
    present = CodeList.objects.filter(pk=list_code).values("version")
    rows = Target.objects.filter(list_version__code=list_code, list_version__version__in=present)
    return list(rows.select_related("list_version").order_by("code"))


def list_holding(code: str, *, cycle: Cycle | None) -> ListVersion | None:
    """The version of a list that holds in the first year of a cycle, else its newest one."""
    versions = ListVersion.objects.filter(code=code).select_related("cycle")
    year = cycle.first_fiscal_year if cycle else None
    in_force = versions.filter(
        state=ListState.IN_FORCE,
        cycle__first_fiscal_year__lte=year or 0,
        cycle__last_fiscal_year__gte=year or 0,
    ).first()
    return in_force or versions.order_by("-state", "-id").first()


def target_of(pk: UUID) -> Target | None:
    return Target.objects.filter(pk=pk).first()


def standing_alignments(subject_id: UUID) -> list[Alignment]:
    """What a record is claimed to serve, the strongest first."""
    rows = Alignment.objects.filter(subject_id=subject_id, ended_at=None)
    return list(
        rows.select_related("target__list_version", "judged_by__body").order_by(
            "-strength", "target__code"
        )
    )


def claims_of(subject_id: UUID) -> list[Claim]:
    """What a record is claimed to serve, with what was asked about it; three queries."""
    standing = standing_alignments(subject_id)
    asked = challenges_of([each.pk for each in standing])
    return [Claim(each, asked.get(each.pk, ())) for each in standing]


def challenges_of(claims: Sequence[UUID]) -> dict[UUID, list[Challenge]]:
    """The questions put to each claim, also to the one it was carried over from; two queries."""
    stands = {each: each for each in claims}
    moved = Moved.objects.filter(new__in=claims, undone_at=None)
    stands |= dict(moved.values_list("old_id", "new_id"))
    found: dict[UUID, list[Challenge]] = defaultdict(list)
    rows = Challenge.objects.filter(alignment__in=stands)
    for each in rows.select_related("raised_by__body", "answered_by__body"):
        found[stands[each.alignment_id]].append(each)
    return found


def for_engine(targets: Sequence[Target], *, list_code: str) -> list[engine.Target]:
    """The targets as the engine takes them; officials' keywords go before the curated ones."""
    plain = [engine.Target(each.code, each.name_th, tuple(each.keywords)) for each in targets]
    return engine.with_keywords(plain, of_list=CURATED.get(list_code, ""))


def suggested(
    text: str,
    *,
    targets: Sequence[Target],
    list_code: str = SUB_PLANS,
    learned: engine.Learned | None = None,
) -> list[Suggested]:
    """Up to five of the targets a text may serve, the likeliest first.  Nothing is assigned."""
    keys = {each.code: each.pk for each in targets}
    aligner = _aligner(tuple(for_engine(targets, list_code=list_code)))
    return [
        Suggested(
            keys[one.target.code], one.target.code, one.target.name, one.matched, one.precedents
        )
        for one in aligner.suggest([text], learned=learned)[0]
    ]


@lru_cache(maxsize=8)
def _aligner(targets: tuple[engine.Target, ...]) -> engine.Aligner:
    return engine.Aligner(targets)
