"""``oneplan demo``: make the made-up example province stand; run again, it changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console

from oneplan.demo.building import FISCAL_YEAR, build_example


class Command(BaseCommand):
    help = "สร้างจังหวัดตัวอย่าง (ข้อมูลสมมติ) · Build the made-up example province."

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console(highlight=False)
        with console.status("") as status:

            def told(step: str) -> None:
                console.print(f"  {step}")
                status.update(step)

            built = build_example(told)
        console.print(
            f"  {built.round.subject.public_no}: FY{FISCAL_YEAR}, {built.papers} papers printed"
        )
