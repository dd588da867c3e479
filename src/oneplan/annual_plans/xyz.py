"""The causal chains of the works of a round or a plan: what each tells of X, Y1, Y2 and Z."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oneplan.annual_plans.models import Rank, Round
from oneplan.core.asked import asked_choice, asked_start
from oneplan.core.exporting import Cell
from oneplan.plans.models import Edition
from oneplan.plans.standing import editions_up_to, valid_listings
from oneplan.projects.models import Activity, Project
from oneplan.strategy.xyz import named_by
from oneplan.strategy.xyz_rules import (
    NEEDED,
    Link,
    Named,
    State,
    Step,
    chain_of,
    lacking,
    link_of_work,
)
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.threads.rules import Reach

SHOWN = 100
"""Works shown at once."""
STEPS: Mapping[Step, _StrPromise] = {
    Step.X: _("X: outputs and outcomes of the work"),
    Step.FACTOR: _("V/F: component and factor"),
    Step.Y1: _("Y1: target of the sub-plan"),
    Step.Y2: _("Y2: target of the issue"),
    Step.Z: _("Z: goal of the National Strategy"),
}
STATES: Mapping[State, _StrPromise] = {
    State.CLAIMED: _("claimed"),
    State.REACHED: _("reached by its list"),
    State.COARSE: _("told less exactly"),
    State.MISSING: _("not told"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its chain."""

    subject: Subject
    title: str
    project: str
    chain: Sequence[Link]

    @property
    def lacks(self) -> list[Step]:
        return lacking(self.chain)

    @property
    def is_exact(self) -> bool:
        """Whether every needed step names its very target."""
        needed = [each for each in self.chain if each.step in NEEDED]
        return all(each.state in (State.CLAIMED, State.REACHED) for each in needed)


@dataclass(frozen=True, slots=True)
class Tile:
    """How many works lack a step."""

    step: Step
    label: _StrPromise
    count: int


@dataclass(frozen=True, slots=True)
class Chains:
    """The works of a list as asked; ``tiles`` count all of them, ``found`` those that answer."""

    works: Sequence[Work]
    tiles: Sequence[Tile]
    of: int
    found: int
    whole: int
    exact: int
    lacks: str
    start: int

    @property
    def next_start(self) -> int | None:
        following = self.start + SHOWN
        return following if following < self.found else None


def chains_asked(
    subjects: Sequence[UUID],
    query: Mapping[str, str],
    *,
    reach: Reach | None,
    is_whole: bool = False,
) -> Chains:
    """The chains of works, narrowed to those that lack a step; a fixed number of queries."""
    works = works_with_chains(subjects, reach=reach)
    count = Counter(step for work in works for step in work.lacks)
    lacks = asked_choice(query, "lacks", [each.value for each in NEEDED])
    asked = [each for each in works if not lacks or Step(lacks) in each.lacks]
    start = 0 if is_whole else asked_start(query, len(asked), size=SHOWN)
    return Chains(
        works=asked if is_whole else asked[start : start + SHOWN],
        tiles=[Tile(step, STEPS[step], count[step]) for step in NEEDED],
        of=len(works),
        found=len(asked),
        whole=sum(not work.lacks for work in works),
        exact=sum(work.is_exact for work in works),
        lacks=lacks,
        start=start,
    )


def works_of_round(round_: Round, *, reach: Reach | None) -> list[UUID]:
    """The works of a ranked list the reader may read, in their order."""
    ranks = Rank.objects.filter(readable(reach, at="subject"), round=round_)
    return list(ranks.order_by("position", "pk").values_list("subject_id", flat=True))


def works_of_edition(edition: Edition, *, reach: Reach | None) -> list[UUID]:
    """The works a plan lists with an edition as its newest, as far as the reader may read."""
    rows = valid_listings(editions_up_to(edition)).filter(readable(reach, at="subject"))
    return list(rows.order_by("rank", "item", "pk").values_list("subject_id", flat=True))


def works_with_chains(subjects: Sequence[UUID], *, reach: Reach | None) -> list[Work]:
    """Activities and projects among the records, in their order, each with its chain.

    An activity is told by its own claims and those of its project; a project by its own and
    those of its activities, as far as the reader may read them.
    """
    rows = Activity.objects.filter(pk__in=subjects).select_related("subject", "project")
    activities = {each.pk: each for each in rows}
    projects = Project.objects.select_related("subject").in_bulk(subjects)
    parts: dict[UUID, list[UUID]] = {}
    for key, project in Activity.objects.filter(project__in=projects).values_list("pk", "project"):
        parts.setdefault(project, []).append(key)
    around = {each.project_id for each in activities.values()}
    beside = Subject.objects.filter(
        readable(reach), pk__in={*around, *(key for keys in parts.values() for key in keys)}
    )
    named = named_by({*subjects, *beside.values_list("pk", flat=True)})
    works = []
    for key in subjects:
        if key in activities:
            activity = activities[key]
            works.append(_of_activity(activity, _all(named, (key, activity.project_id))))
        elif key in projects:
            works.append(_of_project(projects[key], _all(named, (key, *parts.get(key, ())))))
    return works


def _all(named: Mapping[UUID, Sequence[Named]], keys: Sequence[UUID]) -> list[Named]:
    return [each for key in keys for each in named.get(key, ())]


def _of_activity(activity: Activity, named: Sequence[Named]) -> Work:
    project = activity.project
    work = link_of_work(
        output=activity.output or project.output,
        outcome=project.outcome,
        indicator=activity.indicator or project.indicators,
    )
    return Work(activity.subject, activity.title, project.title, chain_of(named, work=work))


def _of_project(project: Project, named: Sequence[Named]) -> Work:
    work = link_of_work(
        output=project.output, outcome=project.outcome, indicator=project.indicators
    )
    return Work(project.subject, project.title, "", chain_of(named, work=work))


def headings() -> list[str]:
    """Columns of the list as a file: each step with its state, what tells it, how and why."""
    steps = [
        heading
        for label in STEPS.values()
        for heading in (str(label), _t("Told by"), _t("Strength"), _t("Because"))
    ]
    return [_t("Number"), _t("Activity"), _t("Project"), *steps]


def export_rows(works: Sequence[Work]) -> Iterator[list[Cell]]:
    """A row for each work: of each step what tells it, how strongly and because of what."""
    for work in works:
        row: list[Cell] = [work.subject.public_no, work.title, work.project]
        for link in work.chain:
            row += [str(STATES[link.state]), *_told(link)]
        yield row


def _told(link: Link) -> list[Cell]:
    if link.named is None:
        return [link.words, None, ""]
    named = link.named
    return [f"{named.code} {named.name}", named.strength, named.because]
