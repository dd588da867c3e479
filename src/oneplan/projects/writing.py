"""Writing into projects and activities that stand: fields, costs, places and readiness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils.translation import override

from oneplan.accounts.overtaking import overtaken
from oneplan.areas.rules import longest_common_prefix
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.projects import rules
from oneplan.projects.completing import open_again
from oneplan.projects.drafts import CostDraft
from oneplan.projects.models import Activity, CostLine, Evidence, Project
from oneplan.projects.services import check_standing, cost_lines
from oneplan.thai.search import fold
from oneplan.threads.models import Place, Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.documents.models import Paper

Written = TypeVar("Written", Activity, Project)

ACTIVITY_FIELDS = (
    "title",
    "implementer",
    "receiver",
    "expense_type",
    "first_month",
    "last_month",
    "output",
    "indicator",
    "people_helped",
)
PROJECT_FIELDS = (
    "title",
    "programme",
    "approach",
    "dimension",
    "rationale",
    "objectives",
    "indicators",
    "target_group",
    "output",
    "outcome",
)


@transaction.atomic
def change_activity(
    activity: Activity, values: Mapping[str, Any], *, seen: Mapping[str, int], by: Post | None
) -> Activity:
    """Rewrite fields of ``ACTIVITY_FIELDS``; ``seen`` are the versions the writer had read.

    Locks the activity.  Raises ``Overtaken`` with both texts of every field somebody else has
    rewritten meanwhile, ``Refusal`` for a withdrawn activity, an empty title or months out of
    order; then nothing is changed.
    """
    rows = Activity.objects.select_for_update(of=("self",), no_key=True)
    activity = rows.select_related(
        "subject", "implementer", "receiver", "expense_type", "project"
    ).get(pk=activity.pk)
    check_standing(activity)
    rules.check_months(
        values.get("first_month", activity.first_month),
        values.get("last_month", activity.last_month),
    )
    return _write(activity, values, ACTIVITY_FIELDS, seen=seen, by=by)


@transaction.atomic
def change_project(
    project: Project, values: Mapping[str, Any], *, seen: Mapping[str, int], by: Post | None
) -> Project:
    """Rewrite fields of ``PROJECT_FIELDS`` as ``change_activity`` does."""
    rows = Project.objects.select_for_update(of=("self",), no_key=True)
    project = rows.select_related("subject", "approach").get(pk=project.pk)
    return _write(project, values, PROJECT_FIELDS, seen=seen, by=by)


@transaction.atomic
def set_cost_lines(activity: Activity, costs: Sequence[CostDraft], *, by: Post | None) -> Activity:
    """Replace an activity's cost lines; its amount becomes their sum.

    Locks the activity.  Raises ``Refusal`` for a negative amount, or one that is not quantity
    times price where both are given.
    """
    for cost in costs:
        rules.check_cost(satang=cost.satang, quantity_price=_product(cost))
    rows = Activity.objects.select_for_update(of=("self",), no_key=True)
    activity = rows.select_related("subject", "expense_type").get(pk=activity.pk)
    check_standing(activity)
    before = activity.satang
    activity.cost_lines.all().delete()
    CostLine.objects.bulk_create(cost_lines(activity, costs))
    activity.satang = sum(cost.satang for cost in costs)
    activity.save(update_fields=["satang"])
    open_again(activity, by=by)
    tell(
        activity.subject,
        "projects.costed",
        by=by,
        before={"satang": before},
        baht=baht(activity.satang),
        before_baht=baht(before),
    )
    return activity


@transaction.atomic
def set_places(activity: Activity, codes: Sequence[str], *, by: Post | None) -> Activity:
    """Replace the places of an activity; its area and its project's follow.

    ``codes`` are area codes.
    """
    rows = Activity.objects.select_for_update(of=("self",), no_key=True)
    activity = rows.select_related("subject", "project__subject").get(pk=activity.pk)
    check_standing(activity)
    wanted = list(dict.fromkeys(codes))
    before = sorted(activity.subject.places.values_list("area_id", flat=True))
    if sorted(wanted) == before:
        return activity
    _replace_places(activity.subject, wanted)
    open_again(activity, by=by)
    project = activity.project.subject
    parts = Place.objects.filter(subject__activity__project=activity.project_id)
    _replace_places(project, sorted(set(parts.values_list("area_id", flat=True))))
    names = Place.objects.filter(subject=activity.subject).select_related("area")
    tell(
        activity.subject,
        "projects.moved",
        by=by,
        before={"places": before},
        places=", ".join(place.area.full_name for place in names.order_by("area_id")),
    )
    return activity


@transaction.atomic
def record_evidence(
    activity: Activity,
    code: str,
    *,
    by: Post | None,
    is_met: bool = True,
    words: str = "",
    paper: Paper | None = None,
    valid_to: dt.date | None = None,
) -> Evidence:
    """Record that a readiness item is met (or no longer), by which paper and until when."""
    check_standing(activity)
    facts = {"is_met": is_met, "words": words, "paper": paper, "valid_to": valid_to}
    evidence, _is_new = Evidence.objects.update_or_create(
        activity=activity, code=code, defaults=facts
    )
    event = "projects.evidence_met" if is_met else "projects.evidence_gone"
    tell(activity.subject, event, by=by, paper=paper, item=code, words=words)
    return evidence


def _write(
    row: Written,
    values: Mapping[str, Any],
    allowed: Sequence[str],
    *,
    seen: Mapping[str, int],
    by: Post | None,
) -> Written:
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise ValueError(f"not fields to write: {', '.join(unknown)}")
    standing = {name: _text(getattr(row, name)) for name in values}
    wanted = {name: _text(value) for name, value in values.items()}
    lost = rules.overtaken_fields(
        wanted=wanted, standing=standing, seen=seen, versions=row.field_versions
    )
    if lost:
        subject = row.subject
        among = {"after__values__has_any_keys": list(lost)}
        raise overtaken(lost, "projects.changed", kind=subject.kind_word, key=subject.pk, **among)
    changed: list[str] = [name for name in values if values[name] != getattr(row, name)]
    if not changed:
        return row
    if "title" in changed and not wanted["title"].strip():
        raise Refusal("projects.title_is_missing")
    for name in changed:
        setattr(row, name, values[name])
    versions = {name: row.field_versions.get(name, 0) + 1 for name in changed}
    row.field_versions = {**row.field_versions, **versions}
    row.save(update_fields=[*changed, "field_versions"])
    if "title" in changed:
        _retitle(row.subject, row.title)
    tell(
        row.subject,
        "projects.changed",
        by=by,
        before={name: standing[name] for name in changed},
        fields=_labels(row, changed),
        values={name: wanted[name] for name in changed},
    )
    if isinstance(row, Activity):
        open_again(row, by=by)
    return row


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _labels(row: Activity | Project, names: Sequence[str]) -> str:
    with override("th"):
        return ", ".join(str(row._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]


def _retitle(subject: Subject, title: str) -> None:
    subject.title = title
    subject.search_text = fold(f"{subject.public_no} {title}")
    subject.save(update_fields=["title", "search_text"])


def _replace_places(subject: Subject, codes: Sequence[str]) -> None:
    subject.places.exclude(area_id__in=codes).delete()
    standing = set(subject.places.values_list("area_id", flat=True))
    Place.objects.bulk_create(
        Place(subject=subject, area_id=code) for code in codes if code not in standing
    )
    subject.area_id = longest_common_prefix(codes) or None
    subject.save(update_fields=["area"])


def _product(cost: CostDraft) -> int | None:
    """Quantity times price in satang, rounded to the nearest; None where either is missing."""
    if cost.quantity is None or cost.unit_price_satang is None:
        return None
    return round(cost.quantity * cost.unit_price_satang)
