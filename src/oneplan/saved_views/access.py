"""Fetching a view to change it, or 404 outside the body."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.errors import AccessDenied, NotVisible
from oneplan.saved_views.models import SavedView

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def view_for_changing(post: Post, pk: UUID) -> SavedView:
    """A view of one's own.

    Raises ``AccessDenied`` for one that another post of the body shares, else ``NotVisible``.
    """
    found = SavedView.objects.select_related("post").filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    if found.post_id != post.pk:
        if found.is_shared and found.post.body_id == post.body_id:
            raise AccessDenied("saved_views.change")
        raise NotVisible(pk)
    return found
