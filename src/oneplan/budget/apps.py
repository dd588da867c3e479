"""Budget as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.budget.messages import MESSAGES
from oneplan.budget.permissions import PERMISSIONS
from oneplan.budget.sentences import SENTENCES
from oneplan.core import messages
from oneplan.threads import sentences


class BudgetConfig(AppConfig):
    name = "oneplan.budget"

    def ready(self) -> None:
        # What follows from an adoption needs the tables, which are there only by now.
        from oneplan.annual_plans.consequences import register  # noqa: PLC0415
        from oneplan.budget.adopted_money import ADOPTED_MONEY  # noqa: PLC0415
        from oneplan.notices.audiences import tell_owners  # noqa: PLC0415

        register(ADOPTED_MONEY)
        tell_owners("budget.recorded_appropriated", "budget.recorded_allotted")
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
