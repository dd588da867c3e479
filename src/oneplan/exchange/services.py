"""Taking in a folder or workbook: all of it in one transaction, one run at a time."""

from __future__ import annotations

import mimetypes
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from oneplan.areas.models import Area
from oneplan.areas.queries import cluster_of
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity, Where
from oneplan.documents.services import store_file
from oneplan.exchange.gathering import Gathered, gather
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.mapping import HeadingMap
from oneplan.exchange.layouts.parsing import Asked
from oneplan.exchange.layouts.registry import LAYOUTS
from oneplan.exchange.models import IntakeFile, IntakeRun
from oneplan.exchange.outcome import FileSum, Outcome, finding_as_json
from oneplan.exchange.reconcile import amounts_by_file
from oneplan.exchange.storing.batch import Batch
from oneplan.exchange.storing.ledger import Ledger, Sheet
from oneplan.exchange.storing.stores import STORES
from oneplan.exchange.storing.sums import satang_standing
from oneplan.exchange.storing.wish import Wish
from oneplan.exchange.storing.world import World
from oneplan.screening.overlap.asking import ask_scan
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_cycle

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

INTAKE_LOCK = 0x696E74616B65
"""Key of the advisory lock ("intake"): a second run waits, then finds everything unchanged."""
UNWANTED = ("exchange.other_province", "exchange.key_conflict")
"""Findings about rows that stand in the file and were met, though they gave no record."""

Told = Callable[[str], None]


def take_in(
    path: Path, wish: Wish, *, by: Post | None, told: Told = lambda _step: None, name: str = ""
) -> Outcome:
    """Read a folder or file and store it; every row is stored or reported.

    Reading comes first and touches nothing.  Storing is one transaction under a lock of its
    own: whatever goes wrong, nothing is half-written, and the same folder taken in twice at
    once is taken in once.  A second run changes nothing but adds its own ``IntakeRun``.

    ``told`` hears the steps while they begin; ``name`` is what the path is called in the run.
    Raises ``Refusal`` for a province nobody knows or a cycle nobody can read.
    """
    wish = replace(wish, cycle=_cycle(wish))
    asked = _asked(wish)
    told("reading")
    gathered = gather(path, asked=asked, mapping=_mapping(wish))
    gathered, wish = _in_its_plan(path, gathered, wish)
    told("storing")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [INTAKE_LOCK])
        outcome = _store(path, gathered, wish, by=by, name=name or str(path))
        _look_for_overlaps(outcome, by)
    return outcome


def _look_for_overlaps(outcome: Outcome, by: Post | None) -> None:
    """Let new rows of a province be compared at once; without a post the night does it."""
    has_news = outcome.stored or outcome.changed or outcome.returned
    if by is not None and outcome.province and has_news:
        ask_scan(outcome.province, by)


def _asked(wish: Wish) -> Asked:
    """Whose rows are wanted; Bangkok belongs to no cluster."""
    if not wish.province:
        return Asked(cycle=wish.cycle, plan_province=wish.plan_province)
    if not Area.objects.filter(code=wish.province, kind="province").exists():
        raise Refusal("exchange.province_unknown", province=wish.province)
    cluster = cluster_of(wish.province, on=timezone.localdate())
    return Asked(wish.province, frozenset({cluster.code} if cluster else ()), wish.cycle)


def _cycle(wish: Wish) -> str:
    if not wish.cycle:
        return ""
    try:
        return str(parse_cycle(wish.cycle))
    except UnreadableText:
        raise Refusal("exchange.cycle_unreadable", value=wish.cycle) from None


def _mapping(wish: Wish) -> HeadingMap | None:
    """The officer's headings; a fiscal year asked for stands where a table has no column."""
    if wish.fiscal_year is None:
        return wish.mapping
    return replace(wish.mapping or HeadingMap(), fiscal_year=wish.fiscal_year)


def _in_its_plan(path: Path, gathered: Gathered, wish: Wish) -> tuple[Gathered, Wish]:
    """Where the files hold one plan's head and nobody said whose plan it is, the head says it."""
    heads = {(each.entry.province_code, _years(each)) for each in gathered.of("plan_heads")}
    in_plan = any(LAYOUTS[each.layout].is_in_plan for each in gathered.records)
    if not in_plan or len(heads) != 1 or (wish.province and wish.cycle):
        return gathered, wish
    province, cycle = heads.pop()
    completed = replace(wish, cycle=wish.cycle or cycle, plan_province=wish.province or province)
    return gather(path, asked=_asked(completed), mapping=_mapping(wish)), completed


def _years(head: Record) -> str:
    years = sorted(head.entry.years)
    return f"{years[0]}-{years[-1]}"


def _store(path: Path, gathered: Gathered, wish: Wish, *, by: Post | None, name: str) -> Outcome:
    run = IntakeRun.objects.create(path=name[:500], province_code=wish.province, ran_by=by)
    files = _store_files(path, gathered, run)
    ledger = Ledger(run, files, by=by)
    world = World(by=by)
    findings = list(gathered.findings)
    for layout in LAYOUTS:
        records = gathered.of(layout)
        if records:
            findings += _store_layout(layout, records, ledger=ledger, world=world, wish=wish, by=by)
    findings += ledger.note_missing(_seen(gathered))
    findings += _unknown_areas(world)
    sums = _sums(gathered, ledger)
    findings += _sum_findings(sums, findings)
    outcome = Outcome(
        run_id=run.pk,
        path=name,
        province=wish.province,
        rows_read=sum(table.rows for table in gathered.tables),
        stored=ledger.tally["stored"],
        unchanged=ledger.tally["unchanged"],
        changed=ledger.tally["changed"],
        returned=ledger.tally["returned"],
        missing=ledger.tally["missing"],
        sums=tuple(sums),
        checks=gathered.checks,
        findings=tuple(findings),
    )
    _close(run, outcome, ledger.tally, by=by)
    return outcome


def _store_layout(
    layout: str,
    records: list[Record],
    *,
    ledger: Ledger,
    world: World,
    wish: Wish,
    by: Post | None,
) -> list[Finding]:
    new, changed, unchanged = ledger.sort(layout, records)
    batch = Batch(layout, new, changed, unchanged, world, ledger, wish, by)
    stored = STORES[layout](batch) if new or changed else {}
    ledger.keep(batch, stored)
    return batch.findings


def _store_files(path: Path, gathered: Gathered, run: IntakeRun) -> dict[str, IntakeFile]:
    """Keep the bytes of every file that gave a record, once however often they come."""
    layouts: dict[str, set[str]] = defaultdict(set)
    for table in gathered.tables:
        if table.records:
            layouts[table.file].add(table.layout)
    stored = {}
    for file in sorted(layouts):
        source = path if path.is_file() else path / file
        media_type = mimetypes.guess_type(file)[0] or "application/octet-stream"
        kept = store_file(source.read_bytes(), name=file, media_type=media_type)
        stored[file], _is_new = IntakeFile.objects.get_or_create(
            file=kept, defaults={"layouts": sorted(layouts[file]), "first_run": run}
        )
    return stored


def _seen(gathered: Gathered) -> Mapping[str, Mapping[Sheet, set[str]]]:
    """Natural keys met, by layout and sheet; a row of another province is met as well."""
    seen: dict[str, dict[Sheet, set[str]]] = defaultdict(lambda: defaultdict(set))
    layout_of = {}
    for table in gathered.tables:
        layout_of[table.file, table.sheet] = table.layout
        for each in table.records:
            seen[each.layout][table.file, table.sheet].add(each.key)
    for finding in gathered.findings:
        layout = layout_of.get((finding.where.file, finding.where.sheet))
        if layout and finding.code in UNWANTED:
            key = str(finding.facts["key"])
            seen[layout][finding.where.file, finding.where.sheet].add(key)
    return seen


def _unknown_areas(world: World) -> list[Finding]:
    if not world.unknown_areas:
        return []
    provinces = sorted({code[:2] for code in world.unknown_areas})
    facts = {
        "count": len(world.unknown_areas),
        "provinces": ", ".join(provinces[:20]) + ("…" if len(provinces) > 20 else ""),
    }
    return [Finding("exchange.areas_unknown", Severity.NOTE, Where(), facts)]


def _sums(gathered: Gathered, ledger: Ledger) -> list[FileSum]:
    """Rows and money of every sheet, as read and as they stand in the database now."""
    read = amounts_by_file(gathered.records)
    standing = satang_standing(gathered.records, ledger)
    kept: Counter[tuple[str, str, str]] = Counter()
    satang: Counter[tuple[str, str, str]] = Counter()
    for each in gathered.records:
        place = each.where.file, each.where.sheet, each.layout
        if (each.layout, each.key) in ledger.kept:
            kept[place] += 1
            satang[place] += standing.get((each.layout, each.key), 0)
    rows = {(table.file, table.sheet, table.layout): table.rows for table in gathered.tables}
    return [
        FileSum(*place, rows[place], kept[place], read.get(place, (0, 0))[1], satang[place])
        for place in rows
        if place[2]
    ]


def _sum_findings(sums: Iterable[FileSum], findings: Iterable[Finding]) -> list[Finding]:
    """A sheet whose money did not all arrive is never passed over in silence."""
    refused = {
        (each.where.file, each.where.sheet) for each in findings if each.severity is Severity.ERROR
    }
    return [
        Finding(
            "exchange.sum_not_whole",
            Severity.ERROR,
            Where(each.file, each.sheet),
            {"file": each.file, "read": each.satang_read, "kept": each.satang_kept},
        )
        for each in sums
        if not each.is_whole and (each.file, each.sheet) not in refused
    ]


def _close(run: IntakeRun, outcome: Outcome, tally: Counter[str], *, by: Post | None) -> None:
    """Write the run's summary; the audit trail hears of it where it changed something."""
    run.summary = outcome.as_json()
    run.findings = [finding_as_json(finding) for finding in outcome.findings]
    run.save(update_fields=["summary", "findings"])
    changed = {
        name: tally[name]
        for name in ("stored", "changed", "returned", "newly_missing")
        if tally[name]
    }
    if changed:
        record("exchange.taken_in", by=by, kind="exchange.run", key=run.pk, after=changed)
