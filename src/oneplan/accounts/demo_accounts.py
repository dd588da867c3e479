"""Whether demo accounts may be used here, asked in one place."""

from __future__ import annotations

from django.conf import settings


def are_open() -> bool:
    """Only where the settings say so, and never in production, whatever they say."""
    return bool(settings.DEMO_ACCOUNTS) and not settings.IS_PRODUCTION
