"""Indicators as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.indicators.messages import MESSAGES
from oneplan.indicators.permissions import PERMISSIONS


class IndicatorsConfig(AppConfig):
    name = "oneplan.indicators"

    def ready(self) -> None:
        messages.register(MESSAGES)
        permissions.register(PERMISSIONS)
