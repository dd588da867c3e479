"""The register of acts: what a confirmed resolution can do.  Upper apps register theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from oneplan.core.errors import Refusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem, Committee
    from oneplan.threads.models import Subject


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of thing a resolution does.

    ``preview`` tells in sentences what would happen; ``apply`` does it inside the resolution's
    transaction and returns its effect, enough for ``undo`` to take it back.  ``waiting`` lists
    what a committee could put on its agenda for this act.
    """

    code: str
    title: _StrPromise
    preview: Callable[[AgendaItem], list[str]]
    apply: Callable[[AgendaItem, Post], dict[str, Any]]
    undo: Callable[[AgendaItem, Mapping[str, Any], Post], None]
    waiting: Callable[[Committee], list[Waiting]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a committee, ready to be put on its agenda."""

    act: str
    subject: Subject
    title: str
    facts: Mapping[str, Any]


_acts: dict[str, Act] = {}


def register(act: Act) -> None:
    """Add an act.  Raises ``ImproperlyConfigured`` for a code registered before."""
    if _acts.get(act.code, act) != act:
        raise ImproperlyConfigured(f"Act registered twice: {act.code}")
    _acts[act.code] = act


def act_of(code: str) -> Act:
    """The act of a code.  Raises ``Refusal`` for one nobody registered."""
    if code not in _acts:
        raise Refusal("committees.unknown_act", act=code)
    return _acts[code]


def all_acts() -> list[Act]:
    return [_acts[code] for code in sorted(_acts)]
