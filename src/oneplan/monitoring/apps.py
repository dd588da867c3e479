"""Monitoring as an application."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "oneplan.monitoring"
