"""What a question, who asks it and its answer are.

An answer is a sentence with figures, and the rows that make them: a table whose every line
leads to its record, a bar, and links to lists that hold the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.core.page_parts import Segment
from oneplan.thai.years import fiscal_year_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body
    from oneplan.threads.rules import Reach

    Words = str | _StrPromise

FEW, ALL = 5, 200
"""Rows of an answer on a first page, and on a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, about which places and on which day.  ``post`` and ``reach`` None: the public.

    ``prefixes`` are the area codes the questions are about; none for who answers for no place.
    ``most`` is how many rows an answer shows.
    """

    post: Post | None
    reach: Reach | None
    body: Body | None
    prefixes: tuple[str, ...]
    on: dt.date
    most: int = FEW

    @property
    def running(self) -> int:
        """The fiscal year (B.E.) that runs."""
        return fiscal_year_of(self.on)

    @property
    def planned(self) -> int:
        """The fiscal year (B.E.) being planned: the next one."""
        return self.running + 1

    @property
    def place(self) -> str:
        """The first place the questions are about; empty for none."""
        return self.prefixes[0] if self.prefixes else ""

    @property
    def province(self) -> str:
        return self.place[:2]

    def here(self, path: str = "area__code") -> Q:
        """Rows that lie in the asker's places; every row for who answers for no place."""
        near = [Q(**{f"{path}__startswith": code}) for code in self.prefixes]
        return reduce(or_, near) if near else Q()


@dataclass(frozen=True, slots=True)
class Row:
    """One line behind an answer; the first cell leads to its record."""

    cells: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines behind an answer.  ``numbers`` are the places of columns that hold figures.

    ``total`` is how many lines there are; ``rows`` may be fewer.
    """

    headings: tuple[str, ...]
    rows: Sequence[Row]
    total: int
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Onward:
    """A list where the rows behind an answer are read in full."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the system can say.  ``tone`` is a state code of how it feels to who must act."""

    words: str
    source: Words
    tone: str = "note"
    table: Table | None = None
    bar: Sequence[Segment] = ()
    onward: Sequence[Onward] = field(default_factory=tuple)


Answering = Callable[[Asker], Answer]
"""Answers a question for an asker in a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the words of who asks it.

    ``answering`` None: the system cannot know yet; ``comes_with`` names the part that will feed
    it.  A slow one is answered when it comes in sight.
    """

    code: str
    words: Words
    answering: Answering | None = None
    comes_with: Words = ""
    is_slow: bool = False
