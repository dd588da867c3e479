"""Knowledge as an application."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "oneplan.knowledge"
