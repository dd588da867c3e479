"""Whether demo accounts may be used here, and what each of them is good to try."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language


def are_open() -> bool:
    """Only where the settings say so, and never in production, whatever they say."""
    return bool(settings.DEMO_ACCOUNTS) and not settings.IS_PRODUCTION


_hints: dict[str, tuple[str, str]] = {}


def register_hints(hints: Mapping[str, tuple[str, str]]) -> None:
    """Say of accounts, by user name, what can be tried as them: in Thai and in English."""
    _hints.update(hints)


def hint_of(username: str) -> str:
    """What can be tried as that account, in the reader's language; empty where nothing is said."""
    thai, english = _hints.get(username, ("", ""))
    return english if get_language() == "en" else thai
