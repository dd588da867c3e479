"""Accounts as an application."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.accounts.checks import demo_accounts_stay_out_of_production
from oneplan.accounts.messages import MESSAGES
from oneplan.core import menu, messages, searching


class AccountsConfig(AppConfig):
    name = "oneplan.accounts"

    def ready(self) -> None:
        # The source needs the tables, which are there only once every application is loaded.
        from oneplan.accounts.search import SOURCE  # noqa: PLC0415

        searching.register(SOURCE)
        checks.register(demo_accounts_stay_out_of_production)
        messages.register(MESSAGES)
        permissions.register(permissions.PERMISSIONS)
        menu.register_address("sign-in", "accounts:sign-in")
        menu.register_address("sign-out", "accounts:sign-out")
        menu.register_address("my-posts", "accounts:mine")
        menu.register(
            menu.Entry(
                label=_("People and posts"),
                url_name="accounts:people",
                group=menu.OUR_OFFICE,
                permission="accounts.appoint",
                position=80,
                icon="people",
                hint=_("Who sits where until when; appoint, lend, open an account"),
            )
        )
        menu.register_address("choose-post", "accounts:choose-post")
