"""Api as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.api.messages import MESSAGES
from oneplan.core import menu, messages
from oneplan.core.menu import Entry


class ApiConfig(AppConfig):
    name = "oneplan.api"

    def ready(self) -> None:
        messages.register(MESSAGES)
        menu.register(
            Entry(
                label=_("Programs and their tokens"),
                url_name="programs:tokens",
                group=menu.OUR_OFFICE,
                position=95,
                icon="arrow",
                hint=_("Let another system read and write as this post"),
            )
        )
