"""Knowledge as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu
from oneplan.core.menu import Audience, Entry


class KnowledgeConfig(AppConfig):
    name = "oneplan.knowledge"

    def ready(self) -> None:
        menu.register(
            Entry(
                label=_("Calendar"),
                url_name="knowledge:calendar",
                position=900,
                icon="calendar",
                hint=_("Who does what and by when, for each fiscal year."),
            ),
            Entry(
                label=_("Vocabulary and code lists"),
                url_name="knowledge:terms",
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
