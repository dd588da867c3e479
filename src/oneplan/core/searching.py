"""The register of what can be searched, and how anything found is told.

The search box lies in the frame of every page and must not know the apps above: each app
registers its sources at start-up (``AppConfig.ready``).  A source reads only what the reader
may read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from oneplan.core.menu import address_for
from oneplan.thai.digits import to_arabic
from oneplan.thai.search import fold
from oneplan.thai.segment import words
from oneplan.thai.spellings import Wanted, finder, wanted_in

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

LONGEST_QUESTION = 200
LONGEST_TITLE = 160
MOST_WORDS = 12
PAIR = 2
"""Letters of the shortest words that are looked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed: folded words, each with the spellings it may stand under."""

    words: str
    wanted: tuple[Wanted, ...]

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def is_common(self) -> bool:
        """Whether only pairs of letters were typed so far, which stand in most of all texts."""
        return all(
            not each.pattern and len(word) <= PAIR
            for each in self.wanted
            for word in each.spellings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found.  ``money`` is satang; ``marked`` the title with what matched marked."""

    title: str
    url: str
    kind: Words
    icon: str = "dot"
    number: str = ""
    place: str = ""
    owner: str = ""
    stage: Words = ""
    money: int | None = None
    year: int | None = None
    why: Words = ""
    marked: SafeString = field(default=SafeString(""))


Find = Callable[[Question, Any, int], Sequence[Hit]]
"""Told the question, the reader's post (None: the public) and how many are wanted at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to search in.  ``least`` is how many letters it wants before it looks."""

    code: str
    label: Words
    find: Find
    position: int = 100
    least: int = 2


@dataclass(frozen=True, slots=True)
class Group:
    """What one source found."""

    source: Source
    hits: Sequence[Hit]


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    """Add sources.  Raises ``ImproperlyConfigured`` for two of one code."""
    for source in sources:
        if _sources.setdefault(source.code, source).find is not source.find:
            raise ImproperlyConfigured(f"Two sources of the search: {source.code}")


def question(text: str) -> Question:
    """What was typed, safely: no NUL, not endless."""
    typed = fold(text.replace("\x00", "")[:LONGEST_QUESTION])
    return Question(typed, tuple(wanted_in(typed)[:MOST_WORDS]))


def ask(asked: Question, reader: Any, *, most: int, leave_out: Iterable[str] = ()) -> list[Group]:
    """What every source found, in their order; those that found nothing are left out."""
    left_out = set(leave_out)
    letters = len(asked.words.replace(" ", ""))
    chosen = [
        source
        for source in _sources.values()
        if source.code not in left_out and letters >= source.least
    ]
    groups = [
        Group(source, source.find(asked, reader, most))
        for source in sorted(chosen, key=lambda source: source.position)
    ]
    return [group for group in groups if group.hits]


SUGGESTED = 5
"""Things of each source the box offers."""


def suggestions(query: Mapping[str, str], reader: Any) -> dict[str, object]:
    """What the box shows while somebody types: groups of hits, and where all of them stand."""
    asked = question(query.get("q", ""))
    everything = address_for(reader, "search")
    return {
        "asked": asked,
        "groups": ask(asked, reader, most=SUGGESTED) if asked else [],
        "everything": f"{everything}?{urlencode({'q': asked.words})}" if everything else "",
    }


def marked(title: str, asked: Question) -> SafeString:
    """The title, escaped, with the words that matched marked to their ends."""
    shown = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    spans = _spans(to_arabic(shown).lower(), asked)
    if not spans:
        return format_html("{}", shown)
    parts: list[tuple[bool, str]] = []
    at = 0
    for piece in words(shown):
        is_found = any(at < end and begin < at + len(piece) for begin, end in spans)
        if parts and parts[-1][0] == is_found:
            parts[-1] = (is_found, parts[-1][1] + piece)
        else:
            parts.append((is_found, piece))
        at += len(piece)
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", text) if is_found else text,) for is_found, text in parts),
    )


def _spans(text: str, asked: Question) -> list[tuple[int, int]]:
    return [found.span() for each in asked.wanted for found in finder(each).finditer(text)]
