"""An indicator's definition as lines of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oneplan.core.page_parts import Fact
from oneplan.core.templatetags.official import attribute

if TYPE_CHECKING:
    from oneplan.indicators.models import Indicator


def definition_of(indicator: Indicator) -> list[Fact]:
    """What is measured, how, how often, by whom; empty lines draw a dash, so gaps are seen."""
    weight = attribute(indicator.weight, "name") if indicator.weight else ""
    combine = str(indicator.get_combine_display())
    lag = indicator.lag_months
    months = "" if lag is None else ngettext("%(n)s month", "%(n)s months", lag) % {"n": lag}
    return [
        Fact(_("Name"), indicator.name_th),
        Fact(_("Unit"), indicator.unit),
        Fact(_("Definition"), indicator.definition),
        Fact(_("Formula"), indicator.formula),
        Fact(_("Level"), indicator.get_level_display()),
        Fact(_("Direction"), indicator.get_direction_display()),
        Fact(_("How children combine"), f"{combine} ({weight})" if weight else combine),
        Fact(_("How often it is measured"), indicator.get_frequency_display()),
        Fact(_("Months until a value is published"), months),
        Fact(_("Told apart by"), indicator.disaggregation),
        Fact(_("Data owner"), indicator.data_owner),
        Fact(_("Where the values are published"), indicator.source),
    ]
