"""The five tests of a plan as people read them: each finding at its row, with what to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from oneplan.engines.indicator_quality import Severity, worded
from oneplan.engines.indicator_quality.advice import advice_on
from oneplan.plans import settled
from oneplan.plans.models import Edition, Element, ElementKind, Overruling
from oneplan.plans.outline import is_large
from oneplan.plans.plan_said import Read, read_plan
from oneplan.plans.quality import Quality, quality_of
from oneplan.plans.queries import StrategyPart
from oneplan.plans.rules.five_tests import Failed, Limits, PlanTest, find_failures
from oneplan.plans.rules.overruling import digest_of
from oneplan.plans.rules.sums import SumSaid
from oneplan.plans.serving import Promise
from oneplan.plans.testing_words import NAMES, WORDS, source_of_review

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

MOST_SHOWN = 50
Answered = tuple[UUID | None, str]
"""The lineage of a row (None: the whole plan), and the code of a finding."""
Overruled = Mapping[tuple[UUID | None, str], Overruling]
"""Answers that hold, by element (None: the whole plan) and code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTold:
    """One finding in the reader's language.

    ``proposal`` is a better wording in Thai, if there is one; ``place`` and ``url`` are the row
    it speaks of, the plan itself where it speaks of the whole.  ``overruling`` is the answer that
    holds; ``answers`` are those that held while the row said something else, or were withdrawn.
    """

    failed: Failed
    wrong: str
    why: str
    instead: str
    source: str
    proposal: str
    place: str
    url: str
    lineage: UUID | None
    row_words: str
    digest: str
    overruling: Overruling | None
    answers: Sequence[Overruling]

    @property
    def severity(self) -> str:
        return self.failed.severity.value


@dataclass(frozen=True, slots=True)
class Alike:
    """The same thing found at several rows: why it matters and what to write is told once."""

    findings: Sequence[FindingTold]

    @property
    def first(self) -> FindingTold:
        return self.findings[0]

    @property
    def is_said_once(self) -> bool:
        """Whether several rows have the very same said of them."""
        return len(self.findings) > 1 and len({each.wrong for each in self.findings}) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTest:
    """One of the tests: what it asks, what was found, and what of it planners let stand."""

    test: PlanTest
    name: str
    meaning: str
    findings: Sequence[FindingTold]
    overruled: Sequence[FindingTold]

    @property
    def worst(self) -> str:
        """The heaviest weight among the findings; empty when the test is passed."""
        found = {each.severity for each in self.findings}
        return next((each.value for each in Severity if each.value in found), "")

    @property
    def alike(self) -> Iterator[Alike]:
        """The findings by what was found, in their order."""
        by_code = groupby(self.findings, key=lambda each: each.failed.code)
        return (Alike(list(found)) for _code, found in by_code)


@dataclass(frozen=True, slots=True)
class SumTold:
    """What works promise together to an indicator, and each of those that do."""

    said: SumSaid
    unit: str
    promises: Sequence[Promise]

    @property
    def shown(self) -> Sequence[Promise]:
        """The largest; a goal may have the works of a whole province."""
        return self.promises[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.promises) - MOST_SHOWN, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveTests:
    """The five tests of an edition and the limits they were held against."""

    tests: Sequence[OneTest]
    limits: Limits
    sums: Mapping[UUID, SumTold]
    """What works promise together, by the element of an indicator whose parts add up."""

    @property
    def count(self) -> int:
        return sum(len(each.findings) for each in self.tests)

    @property
    def passed(self) -> int:
        return sum(not each.findings for each in self.tests)

    @property
    def overruled(self) -> Overruled:
        """The answers that hold, by the element and the code of what they answer."""
        return {
            (each.failed.where, each.failed.code): each.overruling
            for test in self.tests
            for each in test.overruled
            if each.overruling
        }

    def find(self, where: UUID | None, code: str) -> FindingTold | None:
        """What was found of that kind at an element, or of the whole plan; answered or not."""
        return next(
            (
                each
                for test in self.tests
                for each in (*test.findings, *test.overruled)
                if (each.failed.where, each.failed.code) == (where, code)
            ),
            None,
        )


def put_to_tests(
    edition: Edition, *, reach: Reach | None, printed: StrategyPart | None = None
) -> FiveTests | None:
    """What the tests find in an edition, in a fixed number of queries.

    ``printed`` is what the edition says, where its page was read already.

    None where it has no strategy part, as a yearly list of works has none: the tests ask of
    goals, issues and indicators.  Nor of an example quoted from a source: what is missing there
    may only not have been quoted.
    """
    if edition.source:
        return None
    read = read_plan(edition, reach=reach, printed=printed)
    if not read.elements:
        return None
    limits = settled.limits()
    answers = _answers(edition)
    is_public = reach is None
    found = [
        _told(failed, edition, read, answers, is_public=is_public)
        for failed in find_failures(read.said, limits=limits)
    ]
    return FiveTests(
        tests=[
            OneTest(
                test=test,
                name=str(NAMES[test][0]),
                meaning=str(NAMES[test][1]),
                findings=[e for e in found if e.failed.test is test and not e.overruling],
                overruled=[e for e in found if e.failed.test is test and e.overruling],
            )
            for test in PlanTest
        ],
        limits=limits,
        sums={
            each.key: SumTold(each.works, each.row.unit, read.promises.get(each.key, ()))
            for each in read.said.indicators
            if each.works is not None
        },
    )


def _answers(edition: Edition) -> Mapping[Answered, Sequence[Overruling]]:
    """Every answer ever given to a finding of the plan, by row and code, the oldest first."""
    found: dict[Answered, list[Overruling]] = defaultdict(list)
    rows = Overruling.objects.filter(plan=edition.plan_id)
    for each in rows.select_related("overruled_by__body", "withdrawn_by__body"):
        found[each.lineage_id, each.code].append(each)
    return found


def quality_beside(part: StrategyPart, tested: FiveTests | None) -> Quality:
    """The review of the same edition, by the same limits and with the answers that hold."""
    if tested is None:
        return quality_of(part)
    return quality_of(part, limits=tested.limits.review, overruled=tested.overruled)


def row_id(element: Element) -> str:
    """The anchor of an element on the page of its plan."""
    return f"row-{element.pk}"


def _told(
    failed: Failed,
    edition: Edition,
    read: Read,
    answers: Mapping[Answered, Sequence[Overruling]],
    *,
    is_public: bool,
) -> FindingTold:
    """The public is told no answer that holds no more: it may speak of a draft."""
    element = read.elements[failed.where] if failed.where else None
    wrong, why, instead, source = _words_of(failed)
    shown_in = element.edition_id if element else edition.pk
    here = f"{reverse('plans:plan', args=[edition.plan_id])}?edition={shown_in}"
    if element and is_large(len(read.said.indicators)):
        here = f"{here}&row={element.pk}"
    row = read.words.get(failed.where, ()) if failed.where else ()
    digest = digest_of(failed.code, row=row, facts=failed.facts)
    given = answers.get((element.lineage_id if element else None, failed.code), ())
    holding = [each for each in given if each.digest == digest and each.withdrawn_at is None]
    return FindingTold(
        failed=failed,
        wrong=wrong,
        why=why,
        instead=instead,
        source=source,
        proposal=failed.review.proposal if failed.review else "",
        place=_place(element) if element else "",
        url=f"{here}#{row_id(element)}" if element else here,
        lineage=element.lineage_id if element else None,
        row_words=" · ".join(filter(None, row)),
        digest=digest,
        overruling=holding[0] if holding else None,
        answers=[] if is_public else [each for each in given if each not in holding],
    )


def _words_of(failed: Failed) -> tuple[str, str, str, str]:
    """What is wrong, why it matters, what to write instead and what it rests on."""
    if failed.review is None:
        words = WORDS[failed.code]
        instead = str(words.instead) % failed.facts
        return str(words.wrong) % failed.facts, str(words.why), instead, str(words.source)
    language = "en" if get_language() == "en" else "th"
    advice = advice_on(failed.code, language=language)
    wrong = worded(failed.code, failed.facts, language=language)
    return wrong, advice.why, advice.instead, str(source_of_review(failed.code))


def _place(element: Element) -> str:
    if element.kind == ElementKind.ISSUE:
        return element.title
    return f"{element.number} {element.title}"
