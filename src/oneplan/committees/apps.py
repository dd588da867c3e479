"""Committees as an application."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "oneplan.committees"
