"""``oneplan book``: print a province's, district's or cluster's list on an official form."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from oneplan.areas.queries import find_body
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.money import baht
from oneplan.documents.render.printing import Format
from oneplan.publishing.official_forms import FORMS
from oneplan.publishing.services import form_of, print_book


class Command(BaseCommand):
    help = "Print the annual list (จ.2) or the project briefs (จ.1-1) as PDF, Word or spreadsheet."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        for level in ("province", "district", "cluster"):
            whose.add_argument(f"--{level}", dest="code", metavar="CODE")
        parser.add_argument("--fiscal-year", type=int, required=True, help="B.E., such as 2571")
        parser.add_argument("--form", default="จ.2", help=" or ".join(FORMS))
        parser.add_argument(
            "--format", action="append", choices=[each.value for each in Format], dest="formats"
        )
        parser.add_argument("--out", type=Path, default=Path())

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            form = form_of(options["form"])
            body = find_body(options["code"])
            if body is None:
                raise Refusal("publishing.unknown_body", body=options["code"])
        except Refusal as refusal:
            raise CommandError(text_of(refusal)) from refusal
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True)
        for word in options["formats"] or [Format.PDF.value]:
            book = print_book(
                body,
                options["fiscal_year"],
                form=form,
                output=Format(word),
                by=None,
                on=timezone.localdate(),
            )
            (folder / book.file_name).write_bytes(book.content)
            self.stdout.write(
                f"{folder / book.file_name}  {book.rows:,} rows  {baht(book.satang)} baht"
            )
