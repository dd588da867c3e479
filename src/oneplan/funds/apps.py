"""Funds as an application."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "oneplan.funds"
