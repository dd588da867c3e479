"""``reference``: load all built-in reference data; run at set-up, safe to run again."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from oneplan.exchange.reference import load_all_reference


class Command(BaseCommand):
    help = "Load the built-in areas, bodies, code lists and defaults. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        report = load_all_reference()
        if options["json"]:
            self.stdout.write(json.dumps(report))
            return
        if not options["verbosity"]:
            return
        for part, counts in report.items():
            words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
            self.stdout.write(f"{part}: {words or 'nothing'}")
