"""The form of an entry, drawn from the description of its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.code_lists.described import columns_of, label_of, parent_column
from oneplan.code_lists.editing import EntrySaid, digest_of, said_of
from oneplan.code_lists.rules import LONGEST_CELL, LONGEST_CODE, Column, Kind
from oneplan.core.models import Code, CodeList

OWN = "x-"


class EntryForm(forms.Form):
    """An entry of a list: the columns every list has, then the list's own."""

    def __init__(self, *args: Any, found: CodeList, entry: Code | None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(entry) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if entry is None:
            self.fields["code"] = forms.CharField(label=label_of("code"), max_length=LONGEST_CODE)
        self.fields["name_th"] = _text("name_th", rows=2, required=True)
        self.fields["name_en"] = _text("name_en", rows=2)
        parent = parent_column(found)
        if parent.kind is not Kind.TEXT or entry is None or entry.parent_code:
            self.fields["parent"] = _field(parent)
        self.own = columns_of(found)
        for column in self.own:
            self.fields[f"{OWN}{column.name}"] = _field(column)
        self.fields["mark"] = _text("mark", rows=2)
        self.fields["mark"].help_text = _(
            "How certain it is and where it comes from; “ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ” "
            "labels a default"
        )
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def said(self) -> EntrySaid:
        given = self.cleaned_data
        return EntrySaid(
            name_th=given["name_th"],
            name_en=given["name_en"],
            parent=given.get("parent", ""),
            mark=given["mark"],
            columns={column.name: _typed(given[f"{OWN}{column.name}"]) for column in self.own},
        )


class SheetForm(forms.Form):
    """A list's exported sheet, with rows changed or added."""

    sheet = forms.FileField(
        label=_("The sheet"),
        help_text=_(
            "The exported file with rows changed or added; all of it is taken in or nothing"
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


def _initial(entry: Code | None) -> dict[str, Any]:
    if entry is None:
        return {}
    said = said_of(entry)
    own = {f"{OWN}{name}": value for name, value in said.columns.items()}
    fixed = {"name_th": said.name_th, "name_en": said.name_en, "parent": said.parent}
    return fixed | own | {"mark": said.mark, "seen": digest_of(entry)}


def _typed(given: Any) -> str:
    return " ".join(given) if isinstance(given, list) else str(given or "")


def _text(name: str, *, rows: int, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label_of(name),
        required=required,
        max_length=LONGEST_CELL,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class SomeField(forms.MultipleChoiceField):
    """Several words, kept in one cell parted by blanks."""

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value


def _field(column: Column) -> forms.Field:
    label, required = label_of(column.name), column.is_required
    if column.kind is Kind.ONE:
        empty = [("", _("– none –"))]
        choices = [*empty, *column.choices]
        return forms.ChoiceField(label=label, choices=choices, required=required)
    if column.kind is Kind.SOME:
        return SomeField(
            label=label,
            choices=column.choices,
            required=required,
            widget=forms.CheckboxSelectMultiple,
        )
    if column.kind is Kind.NUMBER:
        area = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "12"})
        note = _("A whole number from %(lowest)s to %(highest)s") % {
            "lowest": column.lowest,
            "highest": column.highest,
        }
        return forms.CharField(label=label, required=required, widget=area, help_text=note)
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_CELL,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
