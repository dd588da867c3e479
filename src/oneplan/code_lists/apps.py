"""Lists and rules kept as data, as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.code_lists.messages import MESSAGES
from oneplan.code_lists.permissions import EDIT, PERMISSIONS
from oneplan.core import menu, messages


class CodeListsConfig(AppConfig):
    name = "oneplan.code_lists"

    def ready(self) -> None:
        messages.register(MESSAGES)
        permissions.register(PERMISSIONS)
        menu.register(
            menu.Entry(
                label=_("Lists and rules of the system"),
                url_name="code_lists:index",
                group=menu.OUR_OFFICE,
                permission=EDIT,
                position=90,
                icon="list",
                hint=_(
                    "Everything that is data and not law in code: edit it, with history and undo"
                ),
            )
        )
