"""Local plans as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages
from oneplan.local_plans.messages import MESSAGES
from oneplan.local_plans.permissions import PERMISSIONS
from oneplan.local_plans.sentences import SENTENCES
from oneplan.threads import sentences


class LocalPlansConfig(AppConfig):
    name = "oneplan.local_plans"

    def ready(self) -> None:
        # The act needs the tables, which are there only once every application is loaded.
        from oneplan.committees.acts import register  # noqa: PLC0415
        from oneplan.local_plans.acts import PASS_BOOK  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        register(PASS_BOOK)
        menu.register(
            menu.Entry(
                label=_("Local plans"),
                url_name="local_plans:plan-list",
                permission="local_plans.write",
                position=31,
                icon="book",
                hint=_("Books of local authorities, their ordinances and operational plans"),
            )
        )
