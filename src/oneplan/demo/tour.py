"""The guided tour in a session: at which stop it is, and the card every page shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import login, logout
from django.http import HttpRequest

from oneplan.accounts.queries import demo_account
from oneplan.demo.tour_stops import STOPS, Stop

SESSION_KEY = "tour"
BY_CLICK = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Card:
    """What a page shows of the tour.  ``is_here`` is false where the reader has strolled off."""

    stop: Stop
    number: int
    is_here: bool

    template = "demo/parts/tour_card.html"

    @property
    def of(self) -> int:
        return len(STOPS)

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.of else None


def tour_of(request: HttpRequest) -> Card | None:
    """The tour this reader is on; None for everybody else, without a query."""
    session = getattr(request, "session", None)
    kept = session.get(SESSION_KEY) if session is not None else None
    if not isinstance(kept, dict) or not 1 <= kept.get("number", 0) <= len(STOPS):
        return None
    number = int(kept["number"])
    return Card(STOPS[number - 1], number, is_here=kept.get("path") == request.path)


def go_to(request: HttpRequest, number: int) -> str:
    """Go to a stop as the person it is seen as; returns the page's address.

    Signing in as another empties the session, so the stop is kept after it.
    Raises ``LookupError`` for a stop there is none of, or whose person is not there.
    """
    if not 1 <= number <= len(STOPS):
        raise LookupError(number)
    stop = STOPS[number - 1]
    address = stop.address()
    _become(request, stop.account)
    request.session[SESSION_KEY] = {"number": number, "path": address}
    return address


def leave(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def _become(request: HttpRequest, account: str) -> None:
    """Act as a demo account, or as nobody; whoever is that already stays signed in."""
    now = request.user.get_username() if request.user.is_authenticated else ""
    if now == account:
        return
    user = demo_account(account) if account else None
    if account and user is None:
        raise LookupError(account)
    logout(request)
    if user is not None:
        login(request, user, backend=BY_CLICK)
