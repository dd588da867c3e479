"""Portal as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu
from oneplan.core.menu import Audience, Entry


class PortalConfig(AppConfig):
    name = "oneplan.portal"

    def ready(self) -> None:
        menu.register_address("front", "portal:front")
        menu.register_address("public-search", "portal:search")
        menu.register_address("public-suggest", "portal:suggest")
        menu.register_address("public-place", "portal:place")
        menu.register(
            Entry(
                label=_("The whole country"),
                url_name="portal:country",
                position=15,
                audience=Audience.PORTAL,
                icon="money",
            ),
            Entry(
                label=_("Papers"),
                url_name="portal:documents",
                position=20,
                audience=Audience.PORTAL,
                icon="paper",
            ),
        )
