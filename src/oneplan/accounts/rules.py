"""Decisions about terms of office that need only a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from oneplan.core.errors import Refusal

Term = tuple[dt.date, dt.date | None]
"""First and last day; an open end means until further notice.  Both days count."""


def check_term(*, begin: dt.date, end: dt.date | None) -> None:
    """Refuse a term that would end before it begins; one day is a term."""
    if end is not None and end < begin:
        raise Refusal("accounts.term_ends_before_it_begins", begin=begin, end=end)


def check_no_overlap(*, new: Term, held: Iterable[Term]) -> None:
    """Refuse a second term of the same person in the same post that shares a day with a first."""
    if any(overlap(new, term) for term in held):
        raise Refusal("accounts.already_in_this_post")


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms share at least one day.

    >>> day = dt.date
    >>> overlap((day(2026, 10, 1), day(2026, 10, 31)), (day(2026, 10, 31), None))
    True
    """
    starts_in_time = other[1] is None or one[0] <= other[1]
    return starts_in_time and (one[1] is None or other[0] <= one[1])


def check_link(*, used: dt.datetime | None, until: dt.datetime, at: dt.datetime) -> None:
    """Refuse a link that was used, or whose time ran out."""
    if used is not None:
        raise Refusal("accounts.link_used")
    if at > until:
        raise Refusal("accounts.link_ran_out")


def check_all_ended(terms: Iterable[Term], *, on: dt.date) -> None:
    """Refuse while a term lasts or is still to come; the last day counts."""
    if any(end is None or end >= on for _begin, end in terms):
        raise Refusal("accounts.still_in_post")
