"""Checks before the start: demo accounts must never open on an office's own server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error


def demo_accounts_stay_out_of_production(
    app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[CheckMessage]:
    """``accounts.E001`` when accounts without a password would open a production system."""
    if not (settings.DEMO_ACCOUNTS and settings.IS_PRODUCTION):
        return []
    return [
        Error(
            "Demo accounts are on in production: anybody could sign in without a password.",
            hint="Remove DEMO_ACCOUNTS from the production settings.",
            id="accounts.E001",
        )
    ]
