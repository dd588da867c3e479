"""Annual plans as an application."""

from django.apps import AppConfig


class AnnualPlansConfig(AppConfig):
    name = "oneplan.annual_plans"
