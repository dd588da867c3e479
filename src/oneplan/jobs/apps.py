"""Jobs as an application."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "oneplan.jobs"
