"""The register of key figures on the picture of a record.  Upper apps register theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from oneplan.documents.cards.description import Figure

if TYPE_CHECKING:
    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach

Figures = Callable[["Subject", "Reach | None"], Sequence[Figure]]
"""Gives the key figures of a record as its reader may know them."""

_figures: dict[str, Figures] = {}


def register(kind: str, figures: Figures) -> None:
    """Give the cards of a kind of subject their figures.

    Raises ``ImproperlyConfigured`` when the kind has others already.
    """
    if _figures.setdefault(str(kind), figures) is not figures:
        raise ImproperlyConfigured(f"Two makers of figures for cards of kind {kind}")


def figures_of(subject: Subject, reach: Reach | None) -> Sequence[Figure]:
    """The key figures of a record; none where its kind has no maker of them."""
    maker = _figures.get(subject.kind)
    return maker(subject, reach) if maker else ()
