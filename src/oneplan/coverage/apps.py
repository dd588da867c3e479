"""Coverage as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu


class CoverageConfig(AppConfig):
    name = "oneplan.coverage"

    def ready(self) -> None:
        menu.register(
            menu.Entry(
                label=_("Coverage"),
                url_name="coverage:own",
                position=36,
                icon="flag",
                hint=_("Targets without works, works without targets, needs nobody answers"),
            ),
        )
