"""``areas import PATH|URL`` and ``areas boundaries PATH|URL``: bring in official lists."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oneplan.areas.rows import AreaImport
from oneplan.areas.services import import_areas
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, has_errors
from oneplan.core.messages import remedy_of, text_of


class Command(BaseCommand):
    help = "Import areas, local authorities and boundaries from CSV, JSON or GeoJSON."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        bring = actions.add_parser("import", help="import a file, a folder or an http(s) address")
        bring.add_argument("source")
        bring.add_argument(
            "--complete",
            action="store_true",
            help="the list is complete for its provinces: close what it does not name",
        )
        draw = actions.add_parser("boundaries", help="import boundaries from GeoJSON")
        draw.add_argument("source")
        draw.set_defaults(complete=False)
        for each in (bring, draw):
            each.add_argument("--origin", default="", help="where the boundaries come from")
            each.add_argument("--of", default="", help="which version they are, like 2566")
            each.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            reports = import_areas(
                options["source"],
                is_complete=options["complete"],
                origin=options["origin"],
                version=options["of"],
            )
        except Refusal as refusal:
            raise CommandError(text_of(refusal)) from refusal
        if options["json"]:
            rows = [_as_json(report) for report in reports]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            for report in reports:
                self._print(report)
        if any(has_errors(report.findings) for report in reports):
            raise CommandError("Some rows were left out; see above.", returncode=3)

    def _print(self, report: AreaImport) -> None:
        counts = report.changes.counts().items()
        words = ", ".join(f"{count} {name}" for name, count in counts if count)
        self.stdout.write(f"{report.file} ({report.kind}): {words or 'nothing'}")
        for each in report.changes.renamed:
            self.stdout.write(f"  {each.code}: {each.was} → {each.now}")
        if report.changes.closed:
            self.stdout.write(f"  closed: {' '.join(report.changes.closed)}")
        for finding in report.findings:
            self.stdout.write(f"  {_place(finding)}: {text_of(finding)} {remedy_of(finding)}")


def _place(finding: Finding) -> str:
    row = finding.where.row
    return f"{finding.severity} {row}" if row else str(finding.severity)


def _as_json(report: AreaImport) -> dict[str, Any]:
    changes = report.changes
    return {
        "file": report.file,
        "kind": report.kind,
        **changes.counts(),
        "renamed_areas": [
            {"code": each.code, "was": each.was, "now": each.now} for each in changes.renamed
        ],
        "closed_codes": changes.closed,
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "row": finding.where.row,
                "value": finding.where.value,
                "message": text_of(finding),
                "remedy": remedy_of(finding),
            }
            for finding in report.findings
        ],
    }
