"""Printing as background work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.areas.models import Body
from oneplan.documents.render.printing import Format
from oneplan.publishing.services import form_of, print_book

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.jobs.handlers import Progress


def print_form(facts: Mapping[str, Any], post: Post | None, progress: Progress) -> dict[str, Any]:
    """Print one form of a body's year; the result leads to where it can be downloaded."""
    body = Body.objects.get(pk=facts["body"])
    form, output = form_of(facts["form"]), Format(facts["format"])
    progress(0, 1, _("Printing %(form)s") % {"form": form.code})
    book = print_book(
        body, facts["fiscal_year"], form=form, output=output, by=post, on=timezone.localdate()
    )
    progress(1, 1, book.file_name)
    address = reverse("publishing:forms", args=[body.code, facts["fiscal_year"]])
    return {"address": address, "paper": str(book.paper.pk), "rows": book.rows}
