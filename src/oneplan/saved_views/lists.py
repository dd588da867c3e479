"""The lists whose views can be kept; each app registers its own at start-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from oneplan.core.errors import NotVisible

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list page: its URL name, what it is called, and the parameters it narrows by."""

    url_name: str
    label: str | _StrPromise
    parameters: frozenset[str]

    def address(self, query: str) -> str:
        """The page of the list narrowed by a query."""
        return f"{reverse(self.url_name)}?{query}"


_lists: dict[str, KeptList] = {}


def register(url_name: str, label: str | _StrPromise, parameters: Iterable[str]) -> None:
    """Let views of a list be kept.  Raises ``ImproperlyConfigured`` for a list told twice."""
    new = KeptList(url_name, label, frozenset(parameters))
    if _lists.setdefault(url_name, new) != new:
        raise ImproperlyConfigured(f"The list {url_name} is registered twice.")


def list_called(url_name: str) -> KeptList:
    """The list with that URL name.  Raises ``NotVisible`` where views cannot be kept."""
    if url_name not in _lists:
        raise NotVisible(url_name)
    return _lists[url_name]
