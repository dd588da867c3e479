"""Knowledge as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu, searching
from oneplan.core.menu import Audience, Entry


class KnowledgeConfig(AppConfig):
    name = "oneplan.knowledge"

    def ready(self) -> None:
        # The source needs the tables, which are there only once every application is loaded.
        from oneplan.knowledge.search import SOURCE  # noqa: PLC0415

        searching.register(SOURCE)
        menu.register(
            Entry(
                label=_("Calendar"),
                url_name="knowledge:calendar",
                group=menu.REFERENCE,
                position=900,
                icon="calendar",
                hint=_("Who does what and by when, for each fiscal year."),
            ),
            Entry(
                label=_("Vocabulary and code lists"),
                url_name="knowledge:terms",
                group=menu.REFERENCE,
                position=910,
                icon="book",
                hint=_("What each term means, and how certain each list is."),
            ),
            Entry(
                label=_("Calendar"),
                url_name="knowledge:calendar",
                position=900,
                audience=Audience.PORTAL,
                icon="calendar",
            ),
            Entry(
                label=_("Vocabulary"),
                url_name="knowledge:terms",
                position=910,
                audience=Audience.PORTAL,
                icon="book",
            ),
        )
