"""The form files are sent in with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from oneplan.exchange.reading import limits
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_cycle

MOST_FILES = 50


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; each no larger than intake reads."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(each, initial) for each in given]
        if len(files) > MOST_FILES:
            raise ValidationError(
                _("Send at most %(most)s files at once."), params={"most": MOST_FILES}
            )
        for file in files:
            if (file.size or 0) > limits.FILE_BYTES:
                facts = {"name": file.name, "most": limits.FILE_BYTES // limits.MEBIBYTE}
                raise ValidationError(_("“%(name)s” is larger than %(most)s MB."), params=facts)
        return files


class IntakeForm(forms.Form):
    """What is sent, and what the files themselves do not say."""

    sheets = FilesField(
        label=_("Files"),
        help_text=_("Workbooks (.xlsx), .csv or .json. Several files may be chosen at once."),
    )
    cycle = forms.CharField(
        label=_("Planning period"),
        required=False,
        max_length=40,
        help_text=_("Only for a plan's rows. For example 2571-2575."),
    )
    fiscal_year = forms.IntegerField(
        label=_("Fiscal year (B.E.)"),
        required=False,
        min_value=2500,
        max_value=2700,
        help_text=_("Only for tables without such a column."),
    )

    def clean_cycle(self) -> str:
        written: str = self.cleaned_data["cycle"].strip()
        try:
            return str(parse_cycle(written)) if written else ""
        except UnreadableText:
            raise ValidationError(_("Write it like 2571-2575.")) from None
