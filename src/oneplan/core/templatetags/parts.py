"""Tags for the shared parts of a page; each draws one template of ``parts/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from oneplan.core.findings import Finding
from oneplan.core.messages import remedy_of, text_of
from oneplan.core.money import baht
from oneplan.core.narrowing import EVERYTHING, Chip
from oneplan.core.page_parts import Crumb, Fact, Tab, Told
from oneplan.core.paging import CURSOR, Page
from oneplan.core.searching import Hit
from oneplan.core.statuses import ICONS, tone_of

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """``{% icon "check" %}``: a drawing of ``core/icons.svg``; words must stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("core/icons.svg"),
        name,
    )


@register.simple_tag
def status(code: object, label: object = "") -> SafeString:
    """``{% status code label %}``: a badge with icon and words, its tone from the code."""
    tone = tone_of(code)
    return format_html(
        '<span class="status status-{}">{}<span>{}</span></span>',
        tone.value,
        icon(ICONS[tone]),
        label or code,
    )


@register.inclusion_tag("parts/crumbs.html")
def crumbs(*steps: object) -> dict[str, Any]:
    """``{% crumbs label url label url … label %}``, or one list of ``Crumb``."""
    if len(steps) == 1 and not isinstance(steps[0], str) and isinstance(steps[0], Sequence):
        return {"crumbs": steps[0]}
    labels, urls = steps[::2], [*steps[1::2], ""]
    return {
        "crumbs": [
            Crumb(str(label), str(url or "")) for label, url in zip(labels, urls, strict=False)
        ]
    }


@register.inclusion_tag("parts/empty_state.html")
def empty_state(
    title: str, words: str = "", action: str = "", url: str = "", icon: str = "inbox"
) -> dict[str, Any]:
    """``{% empty_state title words action url %}``: what would stand here, and how to begin."""
    return {"title": title, "words": words, "action": action, "url": url, "icon": icon}


@register.simple_tag
def hit_line(hit: Hit) -> str:
    """``{% hit_line hit %}``: what a thing found is, in one line: kind, number, place, owner …"""
    money = _("%(baht)s baht") % {"baht": baht(hit.money)} if hit.money is not None else ""
    year = _("fiscal year %(year)s") % {"year": hit.year} if hit.year else ""
    parts = (hit.kind, hit.number, hit.place, hit.owner, hit.stage, money, year, hit.why)
    return " · ".join(str(part) for part in parts if part)


@register.inclusion_tag("parts/findings.html")
def findings(found: Iterable[Finding], none: str = "") -> dict[str, Any]:
    """``{% findings list %}``: all with reason and remedy; ``none`` where there are none."""
    rows = [
        {"finding": finding, "words": text_of(finding), "remedy": remedy_of(finding)}
        for finding in found
    ]
    return {"rows": rows, "none": none}


@register.inclusion_tag("parts/story.html")
def story(told: Iterable[Told]) -> dict[str, Any]:
    """``{% story told %}``: what happened, newest as given, as a thread of sentences."""
    return {"told": list(told)}


@register.inclusion_tag("parts/facts.html")
def facts(lines: Iterable[Fact]) -> dict[str, Any]:
    """``{% facts list_of_Fact %}``: labels and values of one record."""
    return {"lines": list(lines)}


@register.inclusion_tag("parts/tabs.html")
def tabs(items: Iterable[Tab], label: str) -> dict[str, Any]:
    """``{% tabs list_of_Tab label %}``: views of one record as links; ``label`` names the set."""
    return {"tabs": list(items), "label": label}


@register.inclusion_tag("parts/pager.html", takes_context=True)
def pager(context: Mapping[str, Any], page: Page[Any]) -> dict[str, Any]:
    """``{% pager page %}``: newer and older, keeping the filters of this address."""
    given = context["request"].GET

    def at(cursor: str | None) -> str:
        if cursor is None:
            return ""
        query = given.copy()
        query[CURSOR] = cursor
        return f"?{query.urlencode()}"

    return {"page": page, "newer": at(page.newer), "older": at(page.older)}


@register.inclusion_tag("parts/asked_chips.html", takes_context=True)
def asked_chips(context: Mapping[str, Any], chips: Iterable[Chip]) -> dict[str, Any]:
    """``{% asked_chips listed.chips %}``: filters in force, each removable by its link."""
    request = context["request"]

    def without(chip: Chip) -> str:
        query = request.GET.copy()
        for name in (chip.name, CURSOR):
            query.pop(name, None)
        return f"{request.path}?{query.urlencode() or f'{EVERYTHING}=1'}"

    return {"chips": [(chip, without(chip)) for chip in chips]}


@register.simple_tag(takes_context=True)
def as_file_address(context: Mapping[str, Any], ending: str) -> str:
    """``{% as_file_address "csv" %}``: the same list as a file, all its pages."""
    query = context["request"].GET.copy()
    query.pop(CURSOR, None)
    query["format"] = ending
    return f"?{query.urlencode()}"


@register.inclusion_tag("parts/frame_line.html")
def frame_line(label: str, satang: int | None, columns: int, note: str = "") -> dict[str, Any]:
    """``{% frame_line label satang columns %}``: the row where the money of a ranked list ends."""
    return {"label": label, "satang": satang, "columns": columns, "note": note}


@register.inclusion_tag("parts/job_progress.html")
def job_progress(job: object, url: str) -> dict[str, Any]:
    """``{% job_progress job url %}``: how far work is; asks ``url`` again until it has ended."""
    state = str(getattr(job, "state", ""))
    return {"job": job, "url": url, "is_over": state in ("done", "failed")}


@register.inclusion_tag("parts/confirm_button.html")
def confirm_button(
    label: str, question: str, look: str = "primary", name: str = "", value: str = ""
) -> dict[str, Any]:
    """``{% confirm_button label question %}``: a submit button of the form around it that asks."""
    return {"label": label, "question": question, "look": look, "name": name, "value": value}


@register.simple_tag
def source_mark() -> SafeString:
    """``{% source_mark %}``: the label of law and numbers the system assumes."""
    words = _("System default, not an official value")
    return format_html('<span class="origin origin-default">{}</span>', words)


@register.simple_tag
def made_up() -> SafeString:
    """``{% made_up %}``: the label of records invented for trying the system out."""
    return format_html('<span class="origin origin-made-up">{}</span>', _("Made-up data"))
