"""The ledger: which rows of the outside world were taken in before, and what they were then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.findings import Finding, Severity, Where
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.models import IntakeFile, IntakeRow, IntakeRun
from oneplan.exchange.rules import is_new_issue, row_differences
from oneplan.exchange.storing.batch import Batch, Met, Stored
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.services import tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

BATCH = 2000
HANDLES = {"needs": "number", "activities": "activity_no"}
"""Layouts whose rows other files name by a short number, and the field that holds it."""

Sheet = tuple[str, str]
"""File (as read) and sheet."""


class Ledger:
    """The rows known before this run, beside the rows of this run."""

    def __init__(self, run: IntakeRun, files: Mapping[str, IntakeFile], *, by: Post | None) -> None:
        """``files`` are the stored files by their name as read."""
        self.run = run
        self.files = files
        self.by = by
        self.tally: Counter[str] = Counter()
        self.kept: dict[tuple[str, str], IntakeRow] = {}
        self.places: dict[tuple[str, str], int] = {}
        self.issues: list[tuple[Sheet, list[IntakeRow]]] = []

    def known(self, layout: str, keys: Iterable[str]) -> dict[str, IntakeRow]:
        """Rows taken in before, by natural key."""
        wanted = list(keys)
        found: dict[str, IntakeRow] = {}
        for start in range(0, len(wanted), BATCH):
            rows = IntakeRow.objects.filter(
                layout=layout, natural_key__in=wanted[start : start + BATCH]
            )
            found |= {row.natural_key: row for row in rows.select_related("subject", "file__file")}
        return found

    def sort(
        self, layout: str, records: Sequence[Record]
    ) -> tuple[list[Record], list[Met], list[Met]]:
        """New, changed and unchanged records."""
        known = self.known(layout, (record.key for record in records))
        new = [record for record in records if record.key not in known]
        met = [Met(each, known[each.key]) for each in records if each.key in known]
        changed = [each for each in met if each.record.digest != each.row.digest]
        unchanged = [each for each in met if each.record.digest == each.row.digest]
        return new, changed, unchanged

    def keep(self, batch: Batch, stored: Stored) -> None:
        """Write the rows a storing service has dealt with, and tell the changed ones' stories."""
        layout, unchanged = batch.layout, batch.unchanged
        rows = [self._row(each, stored[each.key]) for each in batch.new if each.key in stored]
        IntakeRow.objects.bulk_create(rows, batch_size=BATCH)
        taken = [met for met in batch.changed if met.record.key in stored]
        tell_many(
            [
                (subject, self._difference(met))
                for met in taken
                if (subject := stored[met.record.key]) is not None
            ],
            "exchange.row_changed",
            self.by,
        )
        back = [met for met in (*taken, *unchanged) if met.row.missing_since_id]
        self._tell_returned(back)
        for met in taken:
            self._rewrite(met, stored[met.record.key])
        IntakeRow.objects.bulk_update(
            [met.row for met in taken],
            ["digest", "raw", "satang", "subject", "handle", "file", "sheet", "row_no",
             "missing_since"],
            batch_size=BATCH,
        )  # fmt: skip
        self.tally["stored"] += len(rows)
        self.tally["changed"] += len(taken)
        self.tally["unchanged"] += len(unchanged)
        self.tally["returned"] += len(back)
        for row in (*rows, *(met.row for met in (*taken, *unchanged))):
            self.kept[layout, row.natural_key] = row
        for met in unchanged:
            self.places[layout, met.record.key] = met.record.where.row or 0

    def note_missing(self, seen: Mapping[str, Mapping[Sheet, set[str]]]) -> list[Finding]:
        """Report rows that an earlier issue of the same table held and this one does not.

        ``seen`` are all natural keys met in this run by layout and sheet, also of rows that
        were not wanted.  Nothing is deleted: a missing row is dated and told, once.
        """
        findings: list[Finding] = []
        newly: list[IntakeRow] = []
        told: list[tuple[Subject, dict[str, str]]] = []
        for layout, sheets in seen.items():
            for row in self._gone(layout, sheets):
                last = row.file.file.name
                facts = {"layout": layout, "key": row.natural_key, "file": last}
                where = Where(last, row.sheet, row.row_no)
                findings.append(Finding("exchange.row_missing", Severity.WARNING, where, facts))
                if row.missing_since_id is None:
                    row.missing_since = self.run
                    newly.append(row)
                    if row.subject:
                        told.append((row.subject, {"file": last}))
        IntakeRow.objects.bulk_update(newly, ["missing_since"], batch_size=BATCH)
        tell_many(told, "exchange.row_missing", self.by)
        self._follow_issues()
        self.tally["missing"] = len(findings)
        self.tally["newly_missing"] = len(newly)
        return findings

    def named(
        self, layout: str, numbers: Iterable[str], kind: SubjectKind
    ) -> Mapping[str, Sequence[Subject]]:
        """The subjects that other files mean by a number: short, as in their own file, or public.

        More than one where a short number is ambiguous.
        """
        wanted = set(numbers)
        rows = IntakeRow.objects.filter(layout=layout, handle__in=wanted, subject__isnull=False)
        found: dict[str, dict[UUID, Subject]] = defaultdict(dict)
        for row in rows.exclude(handle="").select_related("subject").order_by("id"):
            if row.subject:
                found[row.handle][row.subject.pk] = row.subject
        public = {number.upper(): number for number in wanted}
        for subject in Subject.objects.filter(kind=kind, public_no__in=public):
            found[public[subject.public_no]] = {subject.pk: subject}
        return {number: list(subjects.values()) for number, subjects in found.items()}

    def _row(self, record: Record, subject: Subject | None) -> IntakeRow:
        return IntakeRow(
            layout=record.layout,
            natural_key=record.key,
            handle=_handle(record),
            digest=record.digest,
            raw=record.raw,
            file=self.files[record.where.file],
            sheet=record.where.sheet[:120],
            row_no=record.where.row or 0,
            subject=subject,
            satang=record.satang,
        )

    def _rewrite(self, met: Met, subject: Subject | None) -> None:
        fresh = self._row(met.record, subject)
        for name in ("digest", "raw", "satang", "subject", "handle", "file", "sheet", "row_no"):
            setattr(met.row, name, getattr(fresh, name))
        met.row.missing_since = None

    def _difference(self, met: Met) -> dict[str, str]:
        what = row_differences(met.row.raw, met.record.raw)
        return {"file": met.record.where.file, "what": what}

    def _tell_returned(self, back: list[Met]) -> None:
        for met in back:
            met.row.missing_since = None
        IntakeRow.objects.bulk_update(
            [met.row for met in back], ["missing_since"], batch_size=BATCH
        )
        told = [
            (met.row.subject, {"file": met.record.where.file}) for met in back if met.row.subject
        ]
        tell_many(told, "exchange.row_returned", self.by)

    def _gone(self, layout: str, sheets: Mapping[Sheet, set[str]]) -> list[IntakeRow]:
        """Rows of earlier issues of these tables that are met nowhere in this run."""
        met_anywhere = set().union(*sheets.values())
        earlier = {row.file_id for (each, _key), row in self.kept.items() if each == layout}
        rows = IntakeRow.objects.filter(layout=layout, file_id__in=earlier)
        groups: dict[tuple[UUID, str], list[IntakeRow]] = defaultdict(list)
        for row in rows.select_related("file__file", "subject"):
            groups[row.file_id, row.sheet].append(row)
        gone: list[IntakeRow] = []
        for group in groups.values():
            keys = {row.natural_key for row in group}
            issue = next((at for at, now in sheets.items() if is_new_issue(keys, now)), None)
            if issue is not None:
                self.issues.append((issue, group))
                gone += [row for row in group if row.natural_key not in met_anywhere]
        return gone

    def _follow_issues(self) -> None:
        """Let rows point at the issue of their table that was taken in last."""
        moved = []
        for (name, sheet), group in self.issues:
            file = self.files.get(name)
            for row in group:
                if file is None or (row.file_id, row.sheet) == (file.pk, sheet[:120]):
                    continue
                row.file, row.sheet = file, sheet[:120]
                row.row_no = self.places.get((row.layout, row.natural_key), row.row_no)
                moved.append(row)
        IntakeRow.objects.bulk_update(moved, ["file", "sheet", "row_no"], batch_size=BATCH)


def _handle(record: Record) -> str:
    name = HANDLES.get(record.layout)
    return str(getattr(record.entry, name) or "")[:60] if name else ""
