"""What the quality review notices about what a work promises: advice, never a ruling.

The same review as that of plans reads the text fields of projects and activities, a line at a
time; what planners let stand for a reason is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from oneplan.engines.indicator_quality import Finding, IndicatorRow, Level, Severity, review
from oneplan.engines.indicator_quality.free_text import rows_in
from oneplan.indicators.quality import Remark, remarks
from oneplan.plans.rules.overruling import digest_of
from oneplan.projects.models import Activity, Overruling, Project

if TYPE_CHECKING:
    from oneplan.threads.models import Subject

    Answers = Mapping[tuple[str, str], Overruling]
    """Answers that hold, by code of the finding and digest of what it speaks of."""

WORDING = frozenset({"name_damaged", "name_is_activity", "vague_wish", "vague_criterion"})
"""What is asked of a line that says what is made or what it leads to, and is no indicator."""
NO_ANSWERS: Mapping[tuple[str, str], Overruling] = {}
SHORT: Mapping[str, str | Promise] = {
    "name_missing": _("No indicator"),
    "no_targets": _("No target"),
    "unit_missing": _("No unit"),
    "baseline_missing": _("No baseline"),
    "base_year_missing": _("No year of the baseline"),
    "base_year_stale": _("An old baseline"),
    "name_is_activity": _("An activity in the place of a result"),
    "no_measure_word": _("Does not begin with a measure"),
    "vague_wish": _("A wish that cannot be measured"),
    "vague_criterion": _("No criterion"),
    "two_measures": _("Two measures in one"),
    "satisfaction_only": _("Satisfaction only"),
    "unit_unclear": _("An unclear unit"),
    "unit_contradicts_name": _("Unit and name contradict"),
    "target_reading_unclear": _("A target that reads two ways"),
    "percent_over_100": _("More than a hundred percent"),
    "name_damaged": _("Damaged text"),
}
"""The usual findings in few words; lists are narrowed by them, all others are only shown."""
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Field:
    """A text field of a work, as the review asks of it; ``codes`` None asks everything."""

    name: str
    label: str | Promise
    level: Level
    codes: frozenset[str] | None = None


ACTIVITY = (
    Field("indicator", _("Indicator and this year's target"), Level.ACTIVITY),
    Field("output", _("Output"), Level.ACTIVITY, WORDING),
)
PROJECT = (
    Field("indicators", _("Indicators and targets"), Level.PROJECT),
    Field("output", _("Output"), Level.ACTIVITY, WORDING),
    Field("outcome", _("Outcome"), Level.PROJECT, WORDING),
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding about one line of a field, in the reader's language, and its answer if any."""

    code: str
    field: str
    label: str | Promise
    line: str
    row_words: str
    remark: Remark
    digest: str
    overruling: Overruling | None = None

    @property
    def short(self) -> str | Promise:
        """The finding in few words; empty for an unusual one."""
        return SHORT.get(self.code, "")


def fields_of(work: Activity | Project) -> tuple[Field, ...]:
    return ACTIVITY if isinstance(work, Activity) else PROJECT


def noticed_of(work: Activity | Project, *, answers: Answers = NO_ANSWERS) -> list[Noticed]:
    """Everything noticed about a work, the heaviest first.  Asks the database nothing more."""
    texts = {field.name: str(getattr(work, field.name)) for field in fields_of(work)}
    return noticed(texts, fields=fields_of(work), year=year_of(work), answers=answers)


def year_of(work: Activity | Project) -> int:
    """The fiscal year (B.E.) a work's targets are of; 0 where none is told."""
    return int((work.fiscal_year if isinstance(work, Activity) else work.subject.fiscal_year) or 0)


def noticed(
    texts: Mapping[str, str],
    *,
    fields: Iterable[Field],
    year: int,
    answers: Answers = NO_ANSWERS,
) -> list[Noticed]:
    """What is noticed about texts by the names of their fields, the heaviest first.

    An empty field of words is silent; one of indicators is a finding.
    """
    found = [
        _told(field, row, finding, answers)
        for field in fields
        if texts.get(field.name, "").strip() or field.codes is None
        for row, findings in _reviewed(texts.get(field.name, ""), field.level, year)
        for finding in findings
        if field.codes is None or finding.code in field.codes
    ]
    return sorted(found, key=lambda each: ORDER[each.remark.severity])


@lru_cache(maxsize=20_000)
def _reviewed(
    text: str, level: Level, year: int
) -> tuple[tuple[IndicatorRow, tuple[Finding, ...]], ...]:
    """The lines of a text with their findings; the same text is read once."""
    return tuple((one.row, one.findings) for one in review(rows_in(text, level=level, year=year)))


def _told(field: Field, row: IndicatorRow, finding: Finding, answers: Answers) -> Noticed:
    target = row.targets[0][1] if row.targets else ""
    said = [field.name, row.name, target, row.baseline, row.base_year]
    digest = digest_of(finding.code, row=said, facts=finding.facts)
    return Noticed(
        code=finding.code,
        field=field.name,
        label=field.label,
        line=row.name,
        row_words=" · ".join(word for word in said[1:] if word),
        remark=remarks([finding])[0],
        digest=digest,
        overruling=answers.get((finding.code, digest)),
    )


def answers_of(subjects: Sequence[Subject]) -> dict[UUID, dict[tuple[str, str], Overruling]]:
    """The answers that stand, by work; one query."""
    found: dict[UUID, dict[tuple[str, str], Overruling]] = {}
    rows = Overruling.objects.filter(subject__in=subjects, withdrawn_at=None)
    for each in rows.select_related("overruled_by"):
        found.setdefault(each.subject_id, {})[each.code, each.digest] = each
    return found


def open_ones(found: Iterable[Noticed]) -> list[Noticed]:
    """Those nobody answered yet."""
    return [each for each in found if each.overruling is None]
