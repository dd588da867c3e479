"""``intake``: take a folder or workbook in; every row is stored or reported."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding
from oneplan.core.messages import text_of
from oneplan.core.money import baht
from oneplan.exchange.findings_file import write_findings
from oneplan.exchange.layouts.mapping import HeadingMap, load_heading_map
from oneplan.exchange.outcome import Outcome
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year

SHOWN = 10


class Command(BaseCommand):
    help = (
        "Take in a folder or workbook: budget lines, plans, needs, activities, scores, areas. "
        "A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="a folder, .xlsx, .csv or .json")
        parser.add_argument("--province", default="", help="two digits; left out: every province")
        parser.add_argument("--cycle", default="", help="planning period, such as 2571-2575")
        parser.add_argument("--fiscal-year", type=_year, help="for tables without such a column")
        parser.add_argument("--map", type=Path, help="what headings mean: .toml, .json or .csv")
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
        parser.add_argument(
            "--findings", type=Path, default=Path("findings.csv"), help="where to write them"
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        wish = Wish(
            province=options["province"],
            cycle=options["cycle"],
            fiscal_year=options["fiscal_year"],
            mapping=_heading_map(options["map"]),
        )
        as_json = options["json"]
        try:
            outcome = take_in(path, wish, by=None, told=self._silent if as_json else self._tell)
        except Refusal as refusal:
            raise CommandError(text_of(refusal)) from None
        self._write_findings(outcome, options["findings"])
        if as_json:
            self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False, indent=2))
        else:
            self._print(outcome, options["findings"])
        if not outcome.took_in:
            raise CommandError(_("Nothing was taken in.") + self._first_reason(outcome))

    def _tell(self, step: str) -> None:
        self.stdout.write({"reading": _("Reading …"), "storing": _("Storing …")}[step])

    def _silent(self, step: str) -> None:
        """JSON stands alone on the output."""

    def _write_findings(self, outcome: Outcome, path: Path) -> None:
        try:
            write_findings(outcome.findings, path)
        except OSError as problem:
            self.stderr.write(
                _("The findings could not be written to %(path)s: %(why)s")
                % {"path": path, "why": problem.strerror}
            )

    def _print(self, outcome: Outcome, findings: Path) -> None:
        counts = (
            (_("rows read"), outcome.rows_read),
            (_("stored"), outcome.stored),
            (_("unchanged"), outcome.unchanged),
            (_("changed"), outcome.changed),
            (_("missing since the last issue"), outcome.missing),
            (_("reported and not stored"), outcome.reported),
        )
        for label, count in counts:
            self.stdout.write(f"{label}: {count:,}")
        for each in outcome.sums:
            place = f"{each.file} [{each.sheet}]" if each.sheet else each.file
            money = f"  {baht(each.satang_read)} {_('baht')}" if each.satang_read else ""
            self.stdout.write(
                f"  {place}: {each.layout} {each.rows_kept:,}/{each.rows_read:,}{money}"
            )
            if not each.is_whole:
                self.stdout.write(f"    {_('of it stored')}: {baht(each.satang_kept)}")
        self._print_checks(outcome)
        for code, count in outcome.as_json()["findings"].items():
            self.stdout.write(f"  {code}: {count:,}")
        if outcome.findings:
            self.stdout.write(
                _("Findings with reasons and remedies: %(path)s") % {"path": findings}
            )

    def _print_checks(self, outcome: Outcome) -> None:
        if not outcome.checks:
            return
        agree = len(outcome.checks) - len(outcome.differing)
        self.stdout.write(
            _("printed subtotals: %(agree)s of %(all)s agree")
            % {"agree": agree, "all": len(outcome.checks)}
        )
        for check in outcome.differing:
            self.stdout.write(
                f"  {check.owner_code} {check.project} {check.budget_type}: "
                f"{baht(check.printed_satang)} / {baht(check.sum_satang)} "
                f"({baht(check.difference)})"
            )

    def _first_reason(self, outcome: Outcome) -> str:
        told = [f"\n{each.where.file}: {text_of(each)}" for each in outcome.findings[:SHOWN]]
        return "".join(told)


def _heading_map(path: Path | None) -> HeadingMap | None:
    if path is None:
        return None
    found = load_heading_map(path)
    if isinstance(found, Finding):
        raise CommandError(text_of(found))
    return found


def _year(written: str) -> int:
    try:
        return parse_be_year(written)
    except UnreadableText:
        raise ArgumentTypeError(written) from None
