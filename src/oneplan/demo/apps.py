"""Demo as an application."""

from django.apps import AppConfig

from oneplan.accounts import demo_accounts
from oneplan.core import menu
from oneplan.demo.words import table


class DemoConfig(AppConfig):
    name = "oneplan.demo"

    def ready(self) -> None:
        menu.register_address("tour", "demo:tour")
        demo_accounts.register_hints(
            {row["key"]: (row["try_th"], row["try_en"]) for row in table("cast") if row["account"]}
        )
