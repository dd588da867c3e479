"""Accounts as an application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "oneplan.accounts"
