"""``oneplan demo``: make the made-up example province stand; run again, it changes nothing."""

from __future__ import annotations

import argparse
import os
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console

from oneplan.demo.building import FISCAL_YEAR, build_example
from oneplan.demo.steps import build_rest

KINDNESS = 10
"""By how much the long part steps back for whoever uses the product meanwhile."""


class Command(BaseCommand):
    help = "สร้างจังหวัดตัวอย่าง (ข้อมูลสมมติ) · Build the made-up example province."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--small", action="store_true", help="only the example folder, its round and its book"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console(highlight=False)
        with console.status("") as status:

            def told(step: str) -> None:
                console.print(f"  {step}")
                status.update(step)

            built = build_example(told)
            if not options["small"]:
                os.nice(KINDNESS)
                build_rest(told)
        console.print(
            f"  {built.round.subject.public_no}: FY{FISCAL_YEAR}, {built.papers} papers printed"
        )
