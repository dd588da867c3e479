"""``oneplan scan``: look for overlaps in a province, or in all that changed."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.screening.overlap.asking import changed_provinces
from oneplan.screening.overlap.scanning import scan_overlaps


class Command(BaseCommand):
    help = "Look for overlaps among the needs, activities and printed lines of a province."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--province", metavar="CODE", help="two digits")
        which.add_argument("--changed", action="store_true", help="every province that changed")
        parser.add_argument("--json", action="store_true", help="one JSON line a province")

    def handle(self, *args: Any, **options: Any) -> None:
        codes = changed_provinces() if options["changed"] else [options["province"]]
        for code in codes:
            try:
                scanned = scan_overlaps(code, None)
            except Refusal as refusal:
                raise CommandError(text_of(refusal)) from refusal
            counts = scanned.counts()
            words = ", ".join(f"{number} {name}" for name, number in counts.items())
            told = (
                json.dumps({"province": code, **counts}) if options["json"] else f"{code}: {words}"
            )
            self.stdout.write(told)
