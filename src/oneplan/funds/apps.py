"""Funds as an application."""

from django.apps import AppConfig

from oneplan.funds.sentences import SENTENCES
from oneplan.threads import marks, sentences


class FundsConfig(AppConfig):
    name = "oneplan.funds"

    def ready(self) -> None:
        # What lines say of themselves is read from tables, which are there only now.
        from oneplan.funds.marking import marks_of_lines  # noqa: PLC0415

        marks.register("B", marks_of_lines)
        sentences.register(SENTENCES)
