"""Tags for money and quantities: amounts, tiles that lead to their lines, stacked bars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from oneplan.core.money import baht, million_baht, share_out
from oneplan.core.page_parts import Segment

register = template.Library()

BAR_WIDTH = 1000
"""Units of the SVG a stacked bar is drawn in; shares are whole units and add up to it."""


@register.simple_tag
def money(satang: int | None, unit: str = "baht") -> SafeString:
    """``{% money satang %}``: an amount with its unit; ``unit`` is ``baht`` or ``million``."""
    if satang is None:
        return format_html('<span class="money money-none">{}</span>', "–")
    figure, word = amount_in(int(satang), unit=unit)
    return format_html(
        '<span class="money" title="{}"><span class="num">{}</span>'
        ' <span class="unit">{}</span></span>',
        f"{baht(int(satang))} {_('baht')}",
        figure,
        word,
    )


@register.simple_tag
def money_cell(satang: int | None, unit: str = "baht", label: str = "") -> SafeString:
    """``{% money_cell satang %}``: a right-aligned table cell; the unit stands in the heading.

    ``label`` says the heading again where a phone folds the table into cards.
    """
    named = format_html(' data-label="{}"', label) if label else SafeString("")
    if satang is None:
        return format_html('<td class="num num-none"{}>–</td>', named)
    return format_html('<td class="num"{}>{}</td>', named, amount_in(int(satang), unit=unit)[0])


@register.inclusion_tag("parts/figure.html")
def figure(
    label: str, satang: int | None, url: str = "", note: str = "", unit: str = "million"
) -> dict[str, Any]:
    """``{% figure label satang url %}``: a tile of money that leads to the lines behind it."""
    number, word = ("–", "") if satang is None else amount_in(int(satang), unit=unit)
    exact = "" if satang is None else f"{baht(int(satang))} {_('baht')}"
    return {
        "label": label, "number": number, "unit": word, "exact": exact, "url": url, "note": note,
    }  # fmt: skip


@register.inclusion_tag("parts/figure.html")
def tally(
    label: str, number: int | str | None, url: str = "", unit: str = "", note: str = ""
) -> dict[str, Any]:
    """``{% tally label number url unit=… %}``: a tile that counts things."""
    shown = "–" if number is None else f"{number:,}" if isinstance(number, int) else number
    return {"label": label, "number": shown, "unit": unit, "exact": "", "url": url, "note": note}


@register.inclusion_tag("parts/stacked_bar.html")
def stacked_bar(segments: Iterable[Segment], caption: str) -> dict[str, Any]:
    """``{% stacked_bar segments caption %}``: one bar of parts, with its table beside it."""
    parts = list(segments)
    total = sum(part.satang for part in parts)
    widths = share_out(BAR_WIDTH, [part.satang for part in parts]) if total else [0] * len(parts)
    rows, left = [], 0
    for part, width in zip(parts, widths, strict=True):
        rows.append(
            {"part": part, "x": left, "width": width, "percent": percent(part.satang, total)}
        )
        left += width
    return {"rows": rows, "total": total, "caption": caption, "bar_width": BAR_WIDTH}


@register.inclusion_tag("parts/share.html")
def share(label: str, value: int, most: int, words: str = "") -> dict[str, Any]:
    """``{% share label value most %}``: how much of a whole is reached, drawn as a meter."""
    return {
        "label": label, "value": value, "most": most, "words": words,
        "percent": percent(value, most),
    }  # fmt: skip


@register.filter
def thousands(number: int) -> str:
    """A count with its thousands set apart."""
    return f"{number:,}"


def amount_in(satang: int, *, unit: str) -> tuple[str, str]:
    """The figure and the word of its unit.  Raises ``ValueError`` for an unknown unit."""
    if unit == "baht":
        return baht(satang), _("baht")
    if unit == "million":
        return million_baht(satang), _("million baht")
    raise ValueError(f"money in {unit!r}: use baht or million")


def percent(part: int, whole: int) -> str:
    """A share with one decimal, rounded half up in whole numbers; a dash of nothing.

    >>> percent(1, 3), percent(0, 0)
    ('33.3', '–')
    """
    if not whole:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"
