"""Two people on one record: what the second is told of the first, with both texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneplan.accounts.models import Post
from oneplan.audit.models import Entry
from oneplan.core.errors import Overtaken
from oneplan.core.templatetags.official import attribute, be_moment


def differing(
    texts: Mapping[str, tuple[str, str]], *, version: object
) -> dict[str, dict[str, object]]:
    """Both texts of the fields that differ, for ``overtaken``; ``texts`` are (theirs, yours)."""
    return {
        name: {"theirs": theirs, "yours": yours, "version": version}
        for name, (theirs, yours) in texts.items()
        if theirs != yours
    }


def overtaken(
    fields: Mapping[str, Mapping[str, object]],
    *codes: str,
    kind: str,
    key: object,
    **among: Any,
) -> Overtaken:
    """The refusal for whoever came second; ``fields`` are both texts and the standing version.

    Who was quicker and when is read from the audit trail: the last entry of ``codes`` about the
    record, narrowed by ``among``.
    """
    entries = Entry.objects.filter(object_kind=kind, object_id=str(key), code__in=codes, **among)
    last = entries.order_by("-at", "-id").first()
    by = last.post_id if last else None
    post = Post.objects.select_related("body").get(pk=by) if by else None
    who = f"{attribute(post, 'title')} ({attribute(post.body, 'name')})" if post else "OnePlan"
    at = be_moment(last.at if last else None)
    return Overtaken("core.overtaken", who=who, at=at, fields=fields)
