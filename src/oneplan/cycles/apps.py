"""Cycles as an application."""

from django.apps import AppConfig


class CyclesConfig(AppConfig):
    name = "oneplan.cycles"
