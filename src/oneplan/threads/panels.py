"""The register of panels: what an upper app shows on the page of a subject of a lower one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject

Context = Callable[["Subject", "Post | None"], "Mapping[str, Any] | None"]
"""Gives a panel's context for a reader, or None when it has nothing to show."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: ``{% include one.template with panel=one.context %}``."""

    template: str
    context: Mapping[str, Any]


_panels: dict[tuple[str, str], tuple[int, Context]] = {}


def register(kind: str, template: str, context: Context, *, position: int = 50) -> None:
    """Show a template on the pages of a kind of subject.

    Raises ``ImproperlyConfigured`` when the template has another context there already.
    """
    key = (str(kind), template)
    if _panels.setdefault(key, (position, context)) != (position, context):
        raise ImproperlyConfigured(f"Panel registered twice: {template}")


def panels_for(subject: Subject, post: Post | None) -> list[Panel]:
    """The panels of a subject that have something to show this reader, in order."""
    here = [
        (position, template, context)
        for (kind, template), (position, context) in _panels.items()
        if kind == subject.kind
    ]
    return [
        Panel(template, shown)
        for _position, template, context in sorted(here, key=lambda panel: panel[:2])
        if (shown := context(subject, post)) is not None
    ]
