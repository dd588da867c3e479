"""Terms of the field as a source of the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from oneplan.core.searching import Hit, Question, Source, marked
from oneplan.core.templatetags.official import attribute
from oneplan.knowledge.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_words(asked: Question, _reader: Any, most: int) -> Sequence[Hit]:
    """Terms named so, or whose meaning mentions it; the same for everybody."""
    return [
        Hit(
            title=str(attribute(term, "name")),
            marked=marked(str(attribute(term, "name")), asked),
            url=reverse("knowledge:term", args=[term.key]),
            kind=_("term"),
            icon="book",
            number=term.abbreviation,
            why=Truncator(str(attribute(term, "meaning"))).chars(90),
        )
        for term in find_terms(asked.words)[:most]
    ]


SOURCE = Source(code="terms", label=_("Vocabulary"), find=find_words, position=70)
