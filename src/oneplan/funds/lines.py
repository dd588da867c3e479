"""Publishing the lines of a budget paper, and correcting a line that was misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.areas.rules import longest_common_prefix
from oneplan.core.money import baht
from oneplan.funds.models import LineKind, LineNature, PublishedLine
from oneplan.thai.search import fold
from oneplan.threads.models import Circulation, Place, Subject, SubjectKind
from oneplan.threads.services import Draft, begin_many, tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

LONGEST_EXPENSE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A printed line.  ``places`` are area codes, ``search`` further words to find it by."""

    kind: LineKind
    publication: str
    line_no: str
    owner: Body
    province_code: str
    fiscal_year: int
    item: str
    satang: int
    nature: LineNature = LineNature.ITEM
    page: str = ""
    programme: str = ""
    project: str = ""
    expense: str = ""
    places: tuple[str, ...] = ()
    search: str = ""


@transaction.atomic
def publish_lines(drafts: Sequence[LineDraft], *, by: Post | None) -> list[PublishedLine]:
    """Store printed lines with a fixed number of queries; budget papers are public."""
    subjects = begin_many(
        [
            Draft(
                kind=SubjectKind.PUBLISHED_LINE,
                title=draft.item,
                owner=draft.owner,
                fiscal_year=draft.fiscal_year,
                places=draft.places,
                circulation=Circulation.PUBLIC,
                search=draft.search,
            )
            for draft in drafts
        ],
        by=by,
    )
    lines = [
        PublishedLine(subject=subject, **_columns(draft))
        for subject, draft in zip(subjects, drafts, strict=True)
    ]
    return PublishedLine.objects.bulk_create(lines, batch_size=2000)


@transaction.atomic
def correct_line(
    line: PublishedLine, draft: LineDraft, *, source: str, by: Post | None
) -> PublishedLine:
    """Put a better reading of the printed page in the place of a line that was misread.

    The page never changes, only our reading of it: the old figures stay in the story and in
    the audit entry.  ``source`` names the file of the new reading.  Locks the line.  A draft
    that says the same changes nothing.
    """
    rows = PublishedLine.objects.select_for_update(of=("self",), no_key=True)
    line = rows.select_related("subject", "owner").get(pk=line.pk)
    wanted = _columns(draft)
    changed = {name: getattr(line, name) for name in wanted if getattr(line, name) != wanted[name]}
    moved = _move(line.subject, draft.places)
    if not changed and not moved:
        return line
    before = line.satang
    for name in changed:
        setattr(line, name, wanted[name])
    line.save(update_fields=list(changed) or None)
    line.subject.title, line.subject.owner = draft.item, draft.owner
    line.subject.search_text = fold(f"{line.subject.public_no} {draft.item} {draft.search}")
    line.subject.save(update_fields=["title", "owner", "search_text", "area"])
    tell(
        line.subject,
        "funds.line_corrected",
        by=by,
        before={name: _plain(value) for name, value in changed.items()},
        source=source,
        old=baht(before),
        new=baht(line.satang),
    )
    return line


def _columns(draft: LineDraft) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "publication": draft.publication[:80],
        "page": draft.page[:20],
        "line_no": draft.line_no[:80],
        "owner": draft.owner,
        "province_code": draft.province_code,
        "fiscal_year": draft.fiscal_year,
        "programme": draft.programme,
        "project": draft.project,
        "expense": draft.expense[:LONGEST_EXPENSE],
        "item": draft.item,
        "nature": draft.nature,
        "satang": draft.satang,
    }


def _move(subject: Subject, codes: Sequence[str]) -> bool:
    """Give a subject these places; whether that changed any.  Its area is set, not saved."""
    wanted = set(codes)
    standing = set(subject.places.values_list("area_id", flat=True))
    if wanted == standing:
        return False
    subject.places.exclude(area_id__in=wanted).delete()
    Place.objects.bulk_create(
        Place(subject=subject, area_id=code) for code in sorted(wanted - standing)
    )
    subject.area_id = longest_common_prefix(codes) or None
    return True


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
