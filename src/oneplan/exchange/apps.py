"""Exchange as an application."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "oneplan.exchange"
