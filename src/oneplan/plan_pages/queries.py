"""What a plan says with an edition as its newest, for one page; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.plan_pages.models import PlainWords
from oneplan.plan_pages.money import Sums, asked_in, rests_on
from oneplan.plan_pages.wording import plain_words_of
from oneplan.plans.comparing import compare_editions, editions_in_order
from oneplan.plans.models import Edition, Element, ElementKind
from oneplan.plans.services import edition_label
from oneplan.plans.standing import editions_up_to, valid_elements
from oneplan.plans.telling import sentences
from oneplan.thai.digits import to_arabic

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

WAYS = (ElementKind.APPROACH, ElementKind.SUB_PLAN, ElementKind.PROGRAMME)
"""What an issue will do, the most telling kind it has."""
MOST_SENTENCES = 3
SAYS_NUMBER = 24
"""Letters of a title within which it may say its own number: ประเด็นการพัฒนาที่ 1."""


class Words(StrEnum):
    OFFICIAL = "official"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Said:
    """An element as the page says it; ``is_official`` where plain words were asked and lack."""

    element: Element
    words: str
    is_official: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator with its targets as printed, by fiscal year (B.E.)."""

    said: Said
    unit: str
    baseline: str
    targets: Sequence[tuple[int, str]]

    @property
    def ends(self) -> Sequence[tuple[int, str]]:
        """The first and the last target: what one column has room for."""
        return self.targets if len(self.targets) < 2 else (self.targets[0], self.targets[-1])


@dataclass(frozen=True, slots=True)
class Issue:
    """A development issue: how it is measured, what it does, and what money is asked."""

    said: Said
    measures: Sequence[Measure]
    ways: Sequence[Said]
    satang: int
    listed: int

    @property
    def number(self) -> str:
        """The issue's number, unless its title says it already."""
        number = self.said.element.number
        return "" if number in to_arabic(self.said.words[:SAYS_NUMBER]) else number


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan on one page.  ``worded`` are the elements with plain words of their wording.

    A yearly plan has no strategy part: ``rests_on`` names the plan whose issues its works serve.
    ``money_in`` are the yearly plans the money stands in, where this one lists none itself.
    """

    edition: Edition
    opening: Sequence[Said]
    goal_measures: Sequence[Measure]
    issues: Sequence[Issue]
    satang: int
    listed: int
    since: str
    changed: Sequence[str]
    words: Words
    worded: frozenset[UUID]
    rests_on: str
    money_in: Sequence[str]
    elsewhere: tuple[int, int]

    @property
    def elements(self) -> int:
        return len(elements_told(self))

    @property
    def lacking(self) -> int:
        """How many of its texts have no plain words yet."""
        return sum(each.pk not in self.worded for each in elements_told(self))

    @property
    def beside(self) -> tuple[int, int] | None:
        """Satang and rows that serve no issue told here."""
        return self.elsewhere if self.elsewhere[1] else None


def plan_page(edition: Edition, *, words: Words, reach: Reach | None) -> PlanPage:
    """The page of a plan as a reader may read it."""
    editions = editions_up_to(edition)
    elements = _elements(editions)
    asked = asked_in(edition, editions, reach=reach)
    below = None
    if asked.sums and not any(each.kind == ElementKind.ISSUE for each in elements):
        below = rests_on(asked, reach=reach)
        elements += _elements(editions_up_to(below)) if below else []
    plain = plain_words_of(elements)
    shown = _Shown(elements, plain, words)
    money = asked.by_issue(elements)
    since, changed = _changed(edition, reach=reach)
    rows = [shown.issue(each, money) for each in elements if each.kind == ElementKind.ISSUE]
    return PlanPage(
        edition=edition,
        opening=[shown.say(each) for each in elements if each.kind in OPENING],
        goal_measures=[
            shown.measure(each) for each in elements if each.kind == ElementKind.GOAL_INDICATOR
        ],
        issues=rows,
        satang=sum(satang for satang, _listed in money.values()),
        listed=sum(listed for _satang, listed in money.values()),
        since=since,
        changed=changed,
        words=words,
        worded=frozenset(key for key, row in plain.items() if row.words),
        rests_on=f"{below.plan.title} {edition_label(below)}" if below else "",
        money_in=asked.plans,
        elsewhere=money.get(None, (0, 0)),
    )


OPENING = (ElementKind.VISION, ElementKind.GOAL)


def elements_told(shown: PlanPage) -> list[Element]:
    """The plan's own elements as the page shows them, in its order: what is worded plainly."""
    told = [
        *shown.opening,
        *(each.said for each in shown.goal_measures),
        *(said for issue in shown.issues for said in _said_of(issue)),
    ]
    plan = shown.edition.plan_id
    return [each.element for each in told if each.element.edition.plan_id == plan]


def _said_of(issue: Issue) -> list[Said]:
    return [issue.said, *(each.said for each in issue.measures), *issue.ways]


def _elements(editions: Sequence[UUID]) -> list[Element]:
    rows = valid_elements(editions).select_related("indicator", "parent", "edition")
    return list(rows.prefetch_related("targets").order_by("position", "pk"))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Elements as they are said; parents are known by lineage, for a change holds few rows."""

    elements: Sequence[Element]
    plain: Mapping[UUID, PlainWords]
    words: Words

    def say(self, element: Element) -> Said:
        row = self.plain.get(element.pk)
        if self.words is Words.PLAIN and row is not None and row.words:
            return Said(element, row.words)
        return Said(element, element.title, is_official=self.words is Words.PLAIN)

    def measure(self, element: Element) -> Measure:
        return Measure(
            said=self.say(element),
            unit=element.indicator.unit if element.indicator else "",
            baseline=element.baseline_words,
            targets=[(each.fiscal_year, each.words) for each in element.targets.all()],
        )

    def issue(self, element: Element, money: Sums) -> Issue:
        under = list(self._under(element))
        kinds = [kind for kind in WAYS if any(each.kind == kind for each in under)]
        satang, listed = money.get(element.lineage_id, (0, 0))
        return Issue(
            said=self.say(element),
            measures=[self.measure(each) for each in under if each.kind == ElementKind.INDICATOR],
            ways=[self.say(each) for each in under if kinds and each.kind == kinds[0]],
            satang=satang,
            listed=listed,
        )

    def _under(self, element: Element) -> Iterator[Element]:
        for each in self.elements:
            if each.parent is not None and each.parent.lineage_id == element.lineage_id:
                yield each
                yield from self._under(each)


def _changed(edition: Edition, *, reach: Reach | None) -> tuple[str, Sequence[str]]:
    """The edition before, and what changed since in few sentences; empty for the first one."""
    editions = editions_in_order(edition.plan, reach=reach)
    keys = [each.pk for each in editions]
    place = keys.index(edition.pk) if edition.pk in keys else 0
    if place == 0:
        return "", ()
    before = editions[place - 1]
    told = list(sentences(compare_editions(before, edition, reach=reach)))
    return edition_label(before), told[:MOST_SENTENCES]
