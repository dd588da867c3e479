"""What every page knows about who is acting."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def acting(request: HttpRequest) -> dict[str, Any]:
    return {
        "post": getattr(request, "post", None),
        "demo_accounts": settings.DEMO_ACCOUNTS,
    }
