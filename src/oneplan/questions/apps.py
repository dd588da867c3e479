"""Questions as an application."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "oneplan.questions"
