"""Opening a list by the view a post has chosen, and the row of views above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from oneplan.core.narrowing import EVERYTHING
from oneplan.saved_views.lists import KeptList, list_called
from oneplan.saved_views.models import SavedView
from oneplan.saved_views.queries import views_on
from oneplan.saved_views.rules import kept

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

Asked = TypeVar("Asked", bound=HttpRequest)


@dataclass(frozen=True, slots=True)
class Offered:
    """A view as a link; ``is_own`` may be changed, others are shared by a post of the body."""

    view: SavedView
    url: str
    is_current: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The views above a list, and what of the address at hand could be kept (or empty)."""

    kept_list: KeptList
    views: list[Offered]
    here: str


def opens_by_view(
    url_name: str,
) -> Callable[[Callable[[Asked], HttpResponseBase]], Callable[[Asked], HttpResponseBase]]:
    """A list that opens by the post's default view when nothing is asked, in one query more.

    ``?all=1`` asks for everything; so does any other parameter.  The public has no views.
    """

    def decorated(
        view: Callable[[Asked], HttpResponseBase],
    ) -> Callable[[Asked], HttpResponseBase]:
        @wraps(view)
        def opened(request: Asked) -> HttpResponseBase:
            post = getattr(request, "post", None)
            if post is None:
                return view(request)
            row = _row(list_called(url_name), request, post)
            request.saved_views = row  # type: ignore[attr-defined]
            default = next((one for one in row.views if one.is_own and one.view.is_default), None)
            if default is not None and not request.GET:
                return redirect(default.url)
            return view(request)

        return opened

    return decorated


def _row(kept_list: KeptList, request: HttpRequest, post: Post) -> Row:
    here = kept(request.GET.urlencode(), kept_list.parameters)
    offered = []
    for view in views_on(kept_list.url_name, post):
        query = kept(view.query, kept_list.parameters)
        offered.append(
            Offered(
                view=view,
                url=kept_list.address(query or f"{EVERYTHING}=1"),
                is_current=bool(query) and query == here,
                is_own=view.post_id == post.pk,
            )
        )
    return Row(kept_list, offered, here)
