"""A place as a picture: what papers print for it in a year, and for its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.budget.surfaces import in_language
from oneplan.core.money import million_baht
from oneplan.documents.cards.description import Bar, Card, Figure

if TYPE_CHECKING:
    from oneplan.budget.place_figures import PlacePage


def place_card(page: PlacePage, *, address: str) -> Card:
    """The printed money of a place; what was printed is public, so is its picture."""
    area, shares = page.area, page.money.shares
    unit = _("million baht")
    parts = [row.money for row in page.parts if row.money.total.satang][:6]
    return Card(
        kind=_("What is planned and paid"),
        title=in_language(area.full_name, area.name_en),
        lead=_("Fiscal year %(year)s: %(rows)s printed budget rows")
        % {"year": page.fiscal_year, "rows": f"{shares.total.rows:,}"},
        figures=(
            Figure(_("In all"), f"{million_baht(shares.total.satang)} {unit}"),
            *(
                Figure(tile.label, f"{million_baht(tile.figure.satang)} {unit}")
                for tile in page.tiles[:3]
            ),
        ),
        chart_title=_("Million baht placed in one part"),
        bars=tuple(
            Bar(
                in_language(part.name_th, part.name_en),
                part.total.satang,
                million_baht(part.total.satang),
            )
            for part in parts
        ),
        address=address,
        on=timezone.localdate(),
        is_made_up=settings.DEMO_ACCOUNTS,
    )
