"""Budget as an application."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "oneplan.budget"
