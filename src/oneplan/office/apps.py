"""Office as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu
from oneplan.core.menu import Entry
from oneplan.threads import pages


class OfficeConfig(AppConfig):
    name = "oneplan.office"

    def ready(self) -> None:
        menu.register_address("home", "office:home")
        menu.register_address("search", "office:search")
        menu.register_address("suggest", "office:suggest")
        menu.register_address("place", "office:place")
        menu.register(Entry(label=_("First page"), url_name="office:home", position=0, icon="home"))
        menu.register(
            Entry(
                label=_("Money and plans of our place"),
                url_name="office:own-place",
                position=5,
                icon="money",
                hint=_("Who plans and pays what here, down to every row"),
            ),
            Entry(
                label=_("The whole country"),
                url_name="office:country",
                position=6,
                icon="money",
                hint=_("Every province, cluster and region in one fiscal year"),
            ),
            Entry(
                label=_("Search"),
                url_name="office:search",
                position=90,
                icon="search",
                hint=_("Everything your post may read; a number leads straight to its record"),
            ),
        )
        pages.register({"B": "office:line"})
