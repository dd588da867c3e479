"""Which indicator a table means by a code or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.indicators.access import may_observe
from oneplan.indicators.models import Indicator
from oneplan.thai.search import fold

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True)
class Library:
    """The indicators somebody may record values of, by code and by name, folded."""

    named: Mapping[str, Sequence[Indicator]]
    closed: frozenset[str]

    def find(self, written: str, unit: str) -> Indicator | str:
        """The indicator, or the code of why there is none."""
        key = fold(written)
        found = self.named.get(key, ())
        fitting = [each for each in found if not unit or fold(each.unit) == fold(unit)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return "exchange.indicator_ambiguous"
        if found:
            return "exchange.unit_differs"
        return (
            "exchange.indicator_not_yours" if key in self.closed else "exchange.indicator_unknown"
        )


def library_for(post: Post | None) -> Library:
    """The common indicators and the post's body's own; without a post, all there are."""
    rows = Indicator.objects.all()
    if post is not None:
        rows = rows.filter(Q(owner=None) | Q(owner=post.body_id))
    named: dict[str, list[Indicator]] = defaultdict(list)
    closed: set[str] = set()
    for each in rows:
        keys = {fold(name) for name in (each.code, each.name_th, each.name_en) if name}
        if post is not None and not may_observe(post, each):
            closed |= keys
            continue
        for key in keys:
            named[key].append(each)
    return Library(named, frozenset(closed - named.keys()))
