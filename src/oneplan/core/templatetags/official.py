"""Tags for money, dates and years the way officials read them; loaded in every template."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from oneplan.core.code_files import mark_in_thai
from oneplan.core.money import baht as baht_text
from oneplan.core.money import million_baht
from oneplan.thai.dates import SHORT_MONTHS

register = template.Library()


class Area(Protocol):
    """What of an area is told in words; the table itself stands on a higher floor."""

    name_en: str

    @property
    def full_name(self) -> str: ...

    def get_kind_display(self) -> str: ...


_MONTHS_EN = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

PUBLIC_NUMBER = re.compile(r"[A-Z][0-9A-Z-]*-\d{4}-\d{5}-\d")


@register.filter
def baht(satang: int | None) -> str:
    """Satang as baht with thousands; a dash where there is no figure."""
    return "–" if satang is None else baht_text(int(satang))


@register.filter
def millions(satang: int | None) -> str:
    return "–" if satang is None else million_baht(int(satang))


@register.filter
def be_date(day: dt.date | dt.datetime | None) -> str:
    """A date with its Buddhist year: 20 พ.ย. 2569, or 20 Nov 2569 BE in English."""
    if day is None:
        return "–"
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    if get_language() == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year + 543} BE"
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + 543}"


@register.filter
def be_moment(moment: dt.datetime | None) -> str:
    """A moment: its Buddhist date and the hour in Thailand."""
    if moment is None:
        return "–"
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{be_date(local)} {local:%H:%M}"


@register.filter
def area_name(area: Area) -> str:
    """An area as papers write it: อำเภอหล่มสัก; in English its name and rank."""
    if get_language() == "en" and area.name_en:
        return f"{area.name_en} ({area.get_kind_display()})"
    return area.full_name


@register.filter
def numbers_whole(words: str) -> SafeString:
    """A sentence whose public numbers never break at the end of a line."""
    safe = PUBLIC_NUMBER.sub(r'<span class="keep">\g<0></span>', conditional_escape(words))
    return mark_safe(safe)  # noqa: S308 - escaped above; what is added is ours


@register.filter
def file_ending(name: str) -> str:
    """What kind of file a name says it is, as people call it: PDF, XLSX."""
    return PurePath(name).suffix.removeprefix(".").upper()


@register.filter
def provenance(mark: str) -> str:
    """``{{ entry.mark|provenance }}``: where it comes from, in the language of the page."""
    return mark if get_language() == "en" else mark_in_thai(mark)


@register.filter
def attribute(thing: object, name: str) -> object:
    """The Thai or English twin of a field: ``area|attribute:"name"`` gives name_th or name_en."""
    thai = getattr(thing, f"{name}_th", "")
    return (getattr(thing, f"{name}_en", "") or thai) if get_language() == "en" else thai
