"""Threads as an application."""

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "oneplan.threads"
