"""Audit as an application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "oneplan.audit"
