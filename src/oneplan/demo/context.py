"""What pages may ask of the example province: how far it is built, and the tour being taken."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from oneplan.accounts import demo_accounts
from oneplan.demo.steps import percent_growing
from oneplan.demo.tour import tour_of


def example(request: HttpRequest) -> dict[str, object]:
    """Nothing at all where demo accounts are closed; asked for only by pages that show it."""
    if not demo_accounts.are_open():
        return {}
    return {
        "example_percent": SimpleLazyObject(percent_growing),
        "tour": tour_of(request),
        "tour_is_open": True,
    }
