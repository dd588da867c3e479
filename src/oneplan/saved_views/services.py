"""Keeping, renaming, sharing and deleting views; the trail names parameters, never their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from django.db import transaction

from oneplan.accounts.models import Post
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.saved_views import rules
from oneplan.saved_views.models import SavedView

if TYPE_CHECKING:
    from oneplan.saved_views.lists import KeptList

KIND = "saved_views.view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a view is called, and for whom and when it opens."""

    name: str
    is_shared: bool = False
    is_default: bool = False


@transaction.atomic
def keep_view(kept_list: KeptList, query: str, wish: Wish, *, by: Post) -> SavedView:
    """Keep what of ``query`` the list knows, under a name; a new default replaces the last.

    Locks the post.  Raises ``Refusal`` without a name, for a name taken, where nothing is
    narrowed, and where the row is full.
    """
    query = rules.kept(query, kept_list.parameters)
    rules.check_view(name=wish.name, query=query)
    _lock(by)
    standing = SavedView.objects.filter(post=by, list_name=kept_list.url_name)
    rules.check_room(standing=standing.count())
    view = SavedView(post=by, list_name=kept_list.url_name, query=query)
    _set(view, wish)
    view.save(force_insert=True)
    record("saved_views.kept", by=by, kind=KIND, key=view.pk, after=_told(view))
    return view


@transaction.atomic
def change_view(view: SavedView, wish: Wish, *, by: Post) -> None:
    """Rename a view, share it or not, let it open with the list or not.

    Locks the post.  Nothing is written where nothing changes; refuses names as ``keep_view``.
    """
    rules.check_view(name=wish.name, query=view.query)
    _lock(by)
    view.refresh_from_db()
    before = _told(view)
    _set(view, wish)
    after = _told(view)
    if after == before:
        return
    view.save(update_fields=["name", "is_shared", "is_default"])
    record("saved_views.changed", by=by, kind=KIND, key=view.pk, before=before, after=after)


@transaction.atomic
def forget_view(view: SavedView, *, by: Post) -> None:
    """Delete a view, for everybody it was shared with too."""
    record("saved_views.forgotten", by=by, kind=KIND, key=view.pk, before=_told(view))
    view.delete()


def _lock(post: Post) -> None:
    Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)


def _set(view: SavedView, wish: Wish) -> None:
    """Fill a view in, making room for it: no namesake stands, and no other default stays."""
    others = SavedView.objects.filter(post=view.post, list_name=view.list_name).exclude(pk=view.pk)
    name = wish.name.strip()
    if others.filter(name=name).exists():
        raise Refusal("saved_views.name_is_taken", name=name)
    if wish.is_default:
        others.filter(is_default=True).update(is_default=False)
    view.name, view.is_shared, view.is_default = name, wish.is_shared, wish.is_default


def _told(view: SavedView) -> dict[str, Any]:
    return {
        "list": view.list_name,
        "name": view.name,
        "parameters": [name for name, _value in parse_qsl(view.query)],
        "is_shared": view.is_shared,
        "is_default": view.is_default,
    }
