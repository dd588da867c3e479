"""Plans as an application."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.plans.messages import MESSAGES
from oneplan.plans.sentences import SENTENCES
from oneplan.threads import sentences


class PlansConfig(AppConfig):
    name = "oneplan.plans"

    def ready(self) -> None:
        # The act needs the tables, which are there only once every application is loaded.
        from oneplan.committees.acts import register  # noqa: PLC0415
        from oneplan.plans.acts import ADOPT_EDITION  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        register(ADOPT_EDITION)
