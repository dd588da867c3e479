"""Areas and bodies as sources of the search box."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.areas.models import Area, Body
from oneplan.areas.rules import RANK_WORDS, is_code
from oneplan.core.menu import address_for
from oneplan.core.searching import PAIR, Hit, Question, Source, marked
from oneplan.core.templatetags.official import area_name, attribute


def find_areas(asked: Question, reader: Any, most: int) -> list[Hit]:
    """Places by name or code, those that begin so and the larger ones first.

    Two letters find what begins with them: half of all places hold them somewhere.
    """
    names = [word for each in asked.wanted if (word := _bare(each.typed))]
    if is_code(asked.words.upper()):
        found = Area.objects.filter(pk=asked.words.upper())
    elif len(names) == 1:
        matching = "contains" if len(names[0]) > PAIR else "startswith"
        found = Area.objects.filter(valid_to=None, **{f"name_th__{matching}": names[0]})
    else:
        return []
    begins = When(name_th__startswith=names[0], then=Value(0)) if names else When(Q(), then=0)
    closest = Case(begins, default=Value(1), output_field=IntegerField())
    rows = found.select_related(SURROUNDINGS)
    ordered = rows.annotate(closest=closest).order_by("closest", Length("code"), "sort_key")
    return [
        Hit(
            title=area_name(area),
            marked=marked(area_name(area), asked),
            url=address_for(reader, "place", area.pk),
            kind=area.get_kind_display(),
            icon="map",
            number=area.pk,
            place=in_words(area.parent) if area.parent else "",
        )
        for area in ordered[:most]
    ]


def find_bodies(asked: Question, reader: Any, most: int) -> list[Hit]:
    """Bodies whose name holds every word, leading to what they answer for."""
    if not asked.wanted or any(each.pattern for each in asked.wanted):
        return []
    named = reduce(
        and_,
        (reduce(or_, (Q(name_th__contains=s) for s in each.spellings)) for each in asked.wanted),
    )
    if asked.words.isascii():
        named |= Q(name_en__icontains=asked.words)
    rows = Body.objects.filter(named, valid_to=None)
    shown = rows.select_related(f"seat__{SURROUNDINGS}").order_by(Length("name_th"), "sort_key")
    everything = address_for(reader, "search")
    return [
        Hit(
            title=str(attribute(body, "name")),
            marked=marked(str(attribute(body, "name")), asked),
            url=f"{everything}?{urlencode({'owner': body.pk})}",
            kind=body.get_kind_display(),
            icon="home",
            place=in_words(body.seat) if body.seat else "",
            why=_("everything it answers for"),
        )
        for body in shown[:most]
    ]


def _bare(word: str) -> str:
    """A place's name without its rank: ตำบลนาสมมติ is stored as นาสมมติ."""
    for rank in RANK_WORDS:
        if word.startswith(rank) and len(word) > len(rank):
            return word.removeprefix(rank).strip()
    return word


SOURCES = (
    Source(code="areas", label=_("Places"), find=find_areas, position=20),
    Source(code="bodies", label=_("Bodies"), find=find_bodies, position=30, least=3),
)
