"""Strategy as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages
from oneplan.jobs import handlers
from oneplan.strategy.messages import FINDINGS, MESSAGES
from oneplan.strategy.permissions import PERMISSIONS
from oneplan.strategy.sentences import SENTENCES
from oneplan.threads import sentences


class StrategyConfig(AppConfig):
    name = "oneplan.strategy"

    def ready(self) -> None:
        # Moving needs the tables, which are there only once every application is loaded.
        from oneplan.notices.audiences import tell_owners  # noqa: PLC0415
        from oneplan.strategy.crosswalks import APPLY, UNDO  # noqa: PLC0415
        from oneplan.strategy.moving import apply_asked, undo_asked  # noqa: PLC0415

        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        tell_owners("strategy.alignment_challenged")
        handlers.register(APPLY, apply_asked)
        handlers.register(UNDO, undo_asked)
        menu.register(
            menu.Entry(
                label=_("Strategies and targets"),
                url_name="strategy:lists",
                position=35,
                icon="flag",
                hint=_("The lists plans align to, and what serves each target"),
            ),
        )
