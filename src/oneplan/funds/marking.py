"""What published lines say of themselves in lists of every kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneplan.funds.models import LineKind, PublishedLine
from oneplan.threads.marks import Mark

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach


def marks_of_lines(keys: Sequence[UUID], _reach: Reach | None) -> dict[UUID, Mark]:
    """In which budget paper it is printed and with how much; one query."""
    rows = PublishedLine.objects.filter(pk__in=keys).values_list("pk", "kind", "satang")
    return {key: Mark(LineKind(kind).label, "note", satang) for key, kind, satang in rows}
