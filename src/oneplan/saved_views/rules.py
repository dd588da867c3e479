"""What of an address is kept as a view, and when a view may be kept; plain values."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

from oneplan.core.errors import Refusal

LONGEST_NAME = 80
LONGEST_QUERY = 2000
MOST_FIELDS = 100
MOST_ON_A_LIST = 20
"""Views a post may keep on one list: they stand in one row."""


def kept(query: str, parameters: Collection[str]) -> str:
    """The part of a query string a list knows, in one order; nonsense is as if not asked.

    Of a parameter that stands twice the last counts, as the lists read it.

    >>> kept("q=%E0%B8%99&at=abc&fiscal_year=2571&source=", {"q", "fiscal_year", "source"})
    'fiscal_year=2571&q=%E0%B8%99'
    """
    try:
        pairs = parse_qsl(query.removeprefix("?"), max_num_fields=MOST_FIELDS)
    except ValueError:
        return ""
    known = {name: value for name, value in pairs if name in parameters and "\x00" not in value}
    return urlencode(sorted(known.items()))


def check_view(*, name: str, query: str) -> None:
    """A view has a name, and narrows something."""
    if not name.strip():
        raise Refusal("saved_views.name_is_missing")
    if not query:
        raise Refusal("saved_views.narrows_nothing")
    if len(query) > LONGEST_QUERY:
        raise Refusal("saved_views.query_is_too_long")


def check_room(*, standing: int) -> None:
    """A row of views stays one that can be read."""
    if standing >= MOST_ON_A_LIST:
        raise Refusal("saved_views.too_many", most=MOST_ON_A_LIST)
