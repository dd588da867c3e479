"""The register of what follows from adopting a list: upper floors add theirs at start-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.annual_plans.models import Round
    from oneplan.plans.models import Edition


@dataclass(frozen=True, slots=True)
class Consequence:
    """``apply`` runs in the adoption's transaction and returns what ``undo`` needs, as JSON."""

    code: str
    apply: Callable[[Round, Edition, Post], dict[str, Any]]
    undo: Callable[[Mapping[str, Any], Post], None]


_consequences: dict[str, Consequence] = {}


def register(consequence: Consequence) -> None:
    """Add one.  Raises ``ImproperlyConfigured`` for a code registered before."""
    if _consequences.setdefault(consequence.code, consequence) != consequence:
        raise ImproperlyConfigured(f"Consequence registered twice: {consequence.code}")


def apply_all(round_: Round, edition: Edition, by: Post) -> dict[str, dict[str, Any]]:
    """Every consequence, in the order of their codes; their effects by code."""
    return {
        code: consequence.apply(round_, edition, by)
        for code, consequence in sorted(_consequences.items())
    }


def undo_all(effects: Mapping[str, Mapping[str, Any]], by: Post) -> None:
    """Take effects back, in the opposite order."""
    for code, effect in sorted(effects.items(), reverse=True):
        _consequences[code].undo(effect, by)
