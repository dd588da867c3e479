"""``indicators review``: is each indicator of a file fit to steer by?  Nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from oneplan.core.messages import text_of
from oneplan.engines.indicator_quality import Level, review
from oneplan.engines.indicator_quality.__main__ import as_json, lines
from oneplan.engines.indicator_quality.review import review_whole
from oneplan.exchange.engine_tables import INDICATOR_HEADINGS, indicators_in, sheets_of


class Command(BaseCommand):
    help = (
        "Review the indicators of a file: what keeps each from being measured, and a better "
        "wording. Advice only; nothing is stored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["review"])
        parser.add_argument("path", type=Path, help="an .xlsx, .csv or .json")
        parser.add_argument(
            "--level",
            choices=[str(level) for level in Level],
            default=str(Level.ISSUE),
            help="what the indicators belong to where no column says it",
        )
        parser.add_argument("--language", choices=["th", "en"], default="th")
        parser.add_argument("--json", action="store_true", help="print the review as JSON")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        tables, troubles = sheets_of(path, known=INDICATOR_HEADINGS)
        for trouble in troubles:
            self.stderr.write(f"{trouble.where.file}: {text_of(trouble)}")
        rows = indicators_in(tables, level=Level(options["level"]))
        if not rows:
            raise CommandError(
                _("%(file)s: no column of indicators was recognised.") % {"file": path.name}
            )
        reviews, whole = review(rows), review_whole(rows)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(reviews, whole), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(reviews, whole, language=options["language"])))
