"""The register of background work: each kind has one function that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

Progress = Callable[[int, int, str], None]
"""Told as (steps done, steps in all, what is being done now)."""

Handler = Callable[[Mapping[str, Any], "Post | None", Progress], dict[str, Any]]
"""Does the work for the post that asked; returns what came out, as plain values."""

_handlers: dict[str, Handler] = {}


def register(kind: str, handler: Handler) -> None:
    """Add a kind of work.  Raises ``ImproperlyConfigured`` for a kind registered before."""
    if _handlers.get(kind, handler) is not handler:
        raise ImproperlyConfigured(f"Background work registered twice: {kind}")
    _handlers[kind] = handler


def handler_of(kind: str) -> Handler:
    return _handlers[kind]
