"""The analysis of a plan as its page shows it, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count

from oneplan.analysis.evidence import Document, Evidence, opens_at, said_by, words_of
from oneplan.analysis.models import Citation, Corner, Field, Point, Question, TowsStrategy
from oneplan.plans.models import Element, Plan
from oneplan.threads.models import Subject, Tie, TieKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

LETTERS_OF_A_SHEET = 4_500
"""What one A4 sheet lying down holds in the small print of the page, tried out."""
LETTERS_OF_A_LINE = 45
"""What the line below a point takes, with its group and marks."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A piece of evidence under its number; without ``words`` it is not open to the reader.

    ``said`` is what it said when it was cited, where it says something else now.
    """

    number: int
    citation: Citation
    words: str
    url: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point under the name it has in its field (``S1``), with its footnotes."""

    point: Point
    name: str
    notes: Sequence[Footnote]
    open_questions: int


@dataclass(frozen=True, slots=True)
class StrategyShown:
    """A strategy (``SO1``) with the points it names and the element it leads to, if that stands."""

    strategy: TowsStrategy
    name: str
    points: Sequence[PointShown]
    leads_to: Element | None


@dataclass(frozen=True, slots=True)
class FieldShown:
    field: Field
    points: Sequence[PointShown]


@dataclass(frozen=True, slots=True)
class CornerShown:
    corner: Corner
    strategies: Sequence[StrategyShown]


@dataclass(frozen=True, slots=True)
class SwotPage:
    """Everything of a plan's analysis.  ``withdrawn`` stands no more and can be put back."""

    plan: Plan
    fields: Mapping[str, FieldShown]
    corners: Mapping[str, CornerShown]
    notes: Sequence[Footnote]
    withdrawn_points: Sequence[Point] = field(default_factory=list)
    withdrawn_strategies: Sequence[TowsStrategy] = field(default_factory=list)

    @property
    def points(self) -> list[PointShown]:
        return [each for one in self.fields.values() for each in one.points]

    @property
    def strategies(self) -> list[StrategyShown]:
        return [each for one in self.corners.values() for each in one.strategies]

    @property
    def is_long(self) -> bool:
        """Whether it prints on several sheets: then one field follows the other, none beside it."""
        texts = [each.point.text for each in self.points]
        texts += [each.strategy.text for each in self.strategies]
        return sum(len(text) + LETTERS_OF_A_LINE for text in texts) > LETTERS_OF_A_SHEET

    @property
    def bare(self) -> int:
        """Points without any evidence."""
        return sum(not each.notes for each in self.points)

    @property
    def to_read_again(self) -> int:
        """Points carried from the plan before whose evidence nobody has read again."""
        return sum(each.point.is_to_read_again for each in self.points)

    @property
    def loose(self) -> int:
        """Strategies that lead to no issue or approach of the plan."""
        return sum(each.leads_to is None for each in self.strategies)

    @property
    def open_questions(self) -> int:
        return sum(each.open_questions for each in self.points)


def swot_page(plan: Plan, *, reach: Reach | None) -> SwotPage:
    """The analysis of a plan as a reader may see it; questions are for those at work only."""
    points = list(Point.objects.filter(plan=plan))
    standing = [point for point in points if point.withdrawn_at is None]
    ordered = [point for each in Field for point in standing if point.field == each]
    notes = footnotes(ordered, reach=reach)
    waiting = _waiting(plan) if reach is not None else Counter()
    shown: dict[UUID, PointShown] = {}
    times: Counter[str] = Counter()
    for point in ordered:
        times[point.field] += 1
        name = f"{point.field}{times[point.field]}"
        shown[point.pk] = PointShown(point, name, notes[point.pk], waiting[point.pk])
    strategies = list(TowsStrategy.objects.filter(plan=plan).prefetch_related("points"))
    unique = {note.number: note for each in notes.values() for note in each}
    return SwotPage(
        plan=plan,
        fields={
            each.value: FieldShown(each, [s for s in shown.values() if s.point.field == each])
            for each in Field
        },
        corners=_corners(plan, strategies, shown),
        notes=[unique[number] for number in sorted(unique)],
        withdrawn_points=[point for point in points if point.withdrawn_at is not None],
        withdrawn_strategies=[each for each in strategies if each.withdrawn_at is not None],
    )


def footnotes(points: Sequence[Point], *, reach: Reach | None) -> dict[UUID, list[Footnote]]:
    """The evidence of points, numbered through: the same thing has one number; three queries."""
    rows = Citation.objects.filter(point__in=points).select_related(
        "observation__indicator", "observation__area", "record", "report__subject"
    )
    by_point: dict[UUID, list[Citation]] = defaultdict(list)
    for row in rows:
        by_point[row.point_id].append(row)
    cited = [row for point in points for row in by_point[point.pk]]
    subjects = {key for row in cited if (key := _subject_of(row))}
    seen = set(
        Subject.objects.filter(readable(reach), pk__in=subjects).values_list("pk", flat=True)
    )
    joined = _joined(subjects)
    numbers: dict[tuple[object, ...], int] = {}
    found: dict[UUID, list[Footnote]] = {}
    for point in points:
        notes = []
        for row in by_point[point.pk]:
            thing = (row.observation_id, row.record_id, row.report_id, row.document, row.page)
            number = numbers.setdefault(thing, len(numbers) + 1)
            notes.append(_footnote(number, row, seen=seen, joined=joined))
        found[point.pk] = notes
    return found


def _footnote(
    number: int, row: Citation, *, seen: set[UUID], joined: Mapping[UUID, int]
) -> Footnote:
    subject = _subject_of(row)
    if subject is not None and subject not in seen:
        return Footnote(number, row, "", "")
    evidence = thing_of(row)
    now = said_by(evidence)
    return Footnote(
        number=number,
        citation=row,
        words=words_of(evidence, joined=joined.get(subject, 0) if subject else 0),
        url=opens_at(evidence),
        said=row.said if row.said != now else "",
    )


def thing_of(citation: Citation) -> Evidence:
    """The evidence a citation stands for."""
    found = citation.observation or citation.record or citation.report
    return found or Document(citation.document, citation.page)


def _subject_of(citation: Citation) -> UUID | None:
    """The record whose circulation decides who reads the evidence; None where everybody does."""
    return citation.report.subject_id if citation.report else citation.record_id


def _joined(subjects: set[UUID]) -> dict[UUID, int]:
    rows = Tie.objects.filter(parent__in=subjects, kind=TieKind.MERGED_INTO, ended_at=None)
    return dict(rows.order_by().values_list("parent_id").annotate(Count("pk")))


def _waiting(plan: Plan) -> Counter[UUID]:
    rows = Question.objects.filter(point__plan=plan, answered_at=None)
    return Counter(rows.values_list("point_id", flat=True))


def _corners(
    plan: Plan, strategies: Sequence[TowsStrategy], shown: Mapping[UUID, PointShown]
) -> dict[str, CornerShown]:
    keys = {each.leads_to_id for each in strategies if each.leads_to_id}
    rows = Element.objects.filter(edition__plan=plan, lineage__in=keys)
    ends = {row.lineage_id: row for row in rows.order_by("edition__made_at", "pk")}
    found: dict[str, list[StrategyShown]] = defaultdict(list)
    for each in strategies:
        if each.withdrawn_at is not None:
            continue
        here = found[each.corner]
        here.append(
            StrategyShown(
                strategy=each,
                name=f"{each.corner}{len(here) + 1}",
                points=[shown[point.pk] for point in each.points.all() if point.pk in shown],
                leads_to=ends.get(each.leads_to_id) if each.leads_to_id else None,
            )
        )
    return {each.value: CornerShown(each, found[each.value]) for each in Corner}
