"""Values from a workbook: how to fill one in, and the empty one to fill."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oneplan.accounts.access import SignedInRequest
from oneplan.accounts.decorators import needs_post
from oneplan.areas.queries import area_of
from oneplan.core.asked import asked_choice
from oneplan.core.exporting import as_file
from oneplan.core.page_parts import Fact
from oneplan.indicators import workbook
from oneplan.indicators.access import indicator_for_reading
from oneplan.indicators.workbook import Form, empty_rows, headings


@needs_post
@require_safe
def values_in(request: SignedInRequest) -> HttpResponse:
    """How many values are brought in at once, and the workbooks for it."""
    return render(request, "indicators/values_in.html", {"columns": _columns()})


@needs_post
@require_safe
def values_workbook(request: SignedInRequest, pk: UUID | None = None) -> HttpResponseBase:
    """An empty workbook for one indicator, or for every common one, at a place."""
    found = indicator_for_reading(pk) if pk else None
    form = Form(asked_choice(request.GET, "form", Form) or Form.BY_YEAR)
    area = area_of(request.GET.get("area", request.post.area_id or ""))
    rows = empty_rows(found, area.pk if area else "")
    return as_file(headings(form), rows, name=f"indicator-values-{form}", output="xlsx")


def _columns() -> list[Fact]:
    """What each column of the workbook holds."""
    return [
        Fact(workbook.INDICATOR, _("The code or the name, as in the list of indicators")),
        Fact(workbook.UNIT, _("May be left out; where it is written it must be the indicator's")),
        Fact(workbook.PLACE, _("The code of a place, or the name of a province or district")),
        Fact(
            f"{workbook.YEAR} · {workbook.VALUE}",
            _("The year (B.E.) and the value as printed; or a column for each year"),
        ),
        Fact(workbook.SOURCE, _("The paper, page or address where anybody can check it")),
        Fact(workbook.NOTE, _("May be left out")),
    ]
