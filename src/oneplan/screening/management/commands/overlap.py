"""``oneplan overlap FILE``: the overlaps in a table of texts, without storing anything."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oneplan.engines.overlap import UnreadableTable, match_file
from oneplan.screening.overlap.in_force import model_in_force


class Command(BaseCommand):
    help = "Find the same work in a table of texts (columns id, text, area, budget, year ...)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV or Parquet table")
        parser.add_argument("--gazetteer", type=Path, help="table with code, level, name_th, moo")
        parser.add_argument("--out", type=Path, help="CSV to write the pairs to")
        parser.add_argument("--json", action="store_true", help="print a summary as one JSON line")
        parser.add_argument("--workers", type=int, default=1, help="processes to use")
        parser.add_argument("--standard", action="store_true", help="leave a learnt model aside")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        model = None if options["standard"] else model_in_force()[0]
        try:
            pairs, report = match_file(
                file,
                gazetteer=options["gazetteer"],
                out=options["out"],
                workers=options["workers"],
                model=model,
            )
        except UnreadableTable as problem:
            raise CommandError(f"unreadable table: {problem}") from problem
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))
        elif options["out"] is None:
            self.stdout.write(pairs.write_csv(), ending="")
        else:
            self.stderr.write(f"{pairs.height} pairs in {report.texts} texts: {options['out']}")
