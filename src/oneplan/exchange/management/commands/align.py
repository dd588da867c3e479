"""``align``: five targets each project of a file may serve.  Nothing is assigned or stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from oneplan.core.messages import text_of
from oneplan.engines.alignment import Learned, Target, align, with_keywords
from oneplan.engines.alignment.__main__ import as_json, likely_list, lines
from oneplan.exchange.engine_tables import (
    CHOICE_HEADINGS,
    PROJECT_HEADINGS,
    TARGET_HEADINGS,
    choices_in,
    sheets_of,
    targets_in,
    titles_in,
)
from oneplan.exchange.reading import Table
from oneplan.strategy.queries import for_engine, list_codes, targets_of


class Command(BaseCommand):
    help = (
        "Suggest five targets for each project of a file, with the words that matched. "
        "Suggestions only; nothing is assigned or stored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="projects: an .xlsx, .csv, .txt or .json")
        parser.add_argument(
            "--targets", required=True, help="a file of codes and names, or a built-in list's code"
        )
        parser.add_argument(
            "--learn",
            type=Path,
            help="claims made before: columns title, code and perhaps stands (ไม่: refused)",
        )
        parser.add_argument("--language", choices=["th", "en"], default="th")
        parser.add_argument("--json", action="store_true", help="print the suggestions as JSON")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        texts = titles_in(self._tables(path, known=PROJECT_HEADINGS))
        if not texts:
            raise CommandError(
                _("%(file)s: no column of project titles was recognised.") % {"file": path.name}
            )
        learned = self._learned(options["learn"]) if options["learn"] else None
        found = align(texts, self._targets(options["targets"]), learned=learned)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(texts, found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(texts, found, language=options["language"])))

    def _targets(self, asked: str) -> list[Target]:
        """A built-in list by its code, else a file.  Raises ``CommandError`` for neither."""
        built_in = list_codes()
        if asked in built_in:
            return for_engine(targets_of(asked), list_code=asked)
        path = Path(asked)
        if not path.is_file():
            raise CommandError(
                _("“%(asked)s” is neither a file nor one of the lists: %(lists)s.")
                % {"asked": asked, "lists": ", ".join(built_in) or "–"}
            )
        targets = targets_in(self._tables(path, known=TARGET_HEADINGS))
        if not targets:
            raise CommandError(
                _("%(file)s: no columns of codes and names were recognised.") % {"file": path.name}
            )
        return with_keywords(targets, of_list=likely_list([each.code for each in targets]))

    def _learned(self, path: Path) -> Learned:
        """What was decided before.  Raises ``CommandError`` for a file that does not say it."""
        try:
            choices = choices_in(self._tables(path, known=CHOICE_HEADINGS), path)
        except ValueError:
            choices = []
        if not choices:
            raise CommandError(
                _("%(file)s: no columns of titles and codes were recognised.") % {"file": path.name}
            )
        return Learned(choices)

    def _tables(self, path: Path, *, known: frozenset[str]) -> list[Table]:
        tables, troubles = sheets_of(path, known=known)
        for trouble in troubles:
            self.stderr.write(f"{trouble.where.file}: {text_of(trouble)}")
        return tables
