"""Reading the views a post may open on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.saved_views.models import SavedView

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def views_on(list_name: str, post: Post) -> list[SavedView]:
    """The post's own views of a list, then those its body shares, by name; in one query."""
    mine = Q(post=post)
    of_the_body = Q(post__body=post.body_id, is_shared=True)
    rows = SavedView.objects.filter(mine | of_the_body, list_name=list_name)
    found = rows.select_related("post").order_by("name", "pk")
    return sorted(found, key=lambda view: view.post_id != post.pk)
