"""Picking places by their names: search, tick, search again; what is ticked stays.

Without scripts the search box takes area codes instead, with commas or spaces between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from oneplan.areas.in_words import SURROUNDINGS
from oneplan.areas.models import Area
from oneplan.thai.digits import to_arabic

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

MOST_FOUND = 12
MOST_PICKED = 100
RANKS = re.compile(r"^(จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|ต\.|หมู่ที่|หมู่|ม\.|หมู่บ้าน|บ้าน)(?=.)")
SEARCHED = "_words"
"""End of the name of the search box beside the ticks."""


class PlacePicker(forms.Widget):
    """Ticks for the places picked, and a box to search more by name."""

    template_name = "projects/parts/place_picker.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        picked = codes_in(value)
        context |= {"name": name, "searched": name + SEARCHED, "picked": named(picked)}
        context["unknown"] = ", ".join(set(picked) - {area.pk for area in context["picked"]})
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        ticked = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        typed = data.get(name + SEARCHED, "")
        codes = [word for word in codes_in(typed) if word.isdecimal()]
        return [*codes_in(ticked), *codes]

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the box may stay empty where something is ticked."""
        return False


class AreasField(forms.Field):
    """Places that are known; a tuple of their codes when cleaned."""

    widget = PlacePicker

    def to_python(self, value: Any) -> tuple[str, ...]:
        codes = codes_in(value)
        known = set(Area.objects.filter(pk__in=codes).values_list("pk", flat=True))
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise ValidationError(
                _("No area has the code %(code)s.") % {"code": ", ".join(unknown)}
            )
        return codes


def codes_in(value: Any) -> tuple[str, ...]:
    """The codes in some words or in a list of them, each once."""
    parts: Iterable[Any] = [value] if isinstance(value, str) else value or []
    words = re.split(r"[\s,;]+", to_arabic(" ".join(map(str, parts))))
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_PICKED]


def named(codes: Iterable[str]) -> list[Area]:
    """The known places of these codes, with what holds them."""
    rows = Area.objects.filter(pk__in=list(codes)).select_related(SURROUNDINGS)
    return list(rows.order_by("code"))


def places_found(words: str, *, reach: Reach) -> list[Area]:
    """Places in reach whose name, or whose holder's, has every word; the larger ones first.

    ``ม.3 นาเฉลียง`` finds the third village of that sub-district.
    """
    asked = [to_arabic(word) for word in words.replace("\x00", "").split()[:6]]
    if not asked or not reach.prefixes:
        return []
    near = reduce(or_, (Q(code__startswith=prefix) for prefix in reach.prefixes))
    every = reduce(and_, map(_holds, asked))
    rows = Area.objects.filter(near, every, valid_to=None).select_related(SURROUNDINGS)
    return list(rows.order_by(Length("code"), "sort_key", "code")[:MOST_FOUND])


def _holds(word: str) -> Q:
    bare = RANKS.sub("", word)
    if bare.isdecimal() and len(bare) <= 3:
        return Q(code__regex=rf"^\d{{6}}0*{int(bare)}$")
    if bare.isdecimal():
        return Q(code__startswith=bare)
    return Q(name_th__contains=bare) | Q(parent__name_th__contains=bare)
