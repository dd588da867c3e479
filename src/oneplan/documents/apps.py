"""Documents as an application."""

from django.apps import AppConfig

from oneplan.core import searching


class DocumentsConfig(AppConfig):
    name = "oneplan.documents"

    def ready(self) -> None:
        # The source needs the tables, which are there only once every application is loaded.
        from oneplan.documents.search import SOURCE  # noqa: PLC0415

        searching.register(SOURCE)
