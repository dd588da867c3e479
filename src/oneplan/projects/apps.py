"""Projects as an application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "oneplan.projects"
