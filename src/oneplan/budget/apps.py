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
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
