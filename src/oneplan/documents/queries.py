"""Reads about papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from oneplan.documents.models import Paper

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post

PAPER_ORDER = ("-made_at", "-pk")


def public_papers(words: str = "") -> QuerySet[Paper]:
    """Papers everybody may download, narrowed to those whose title or number holds each word."""
    found = Paper.objects.filter(is_public=True, file__isnull=False)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return found.select_related("file", "issued_by")


def papers_of(post: Post) -> QuerySet[Paper]:
    """Papers a post's own body made or issued."""
    own = Q(made_by__body_id=post.body_id) | Q(issued_by_id=post.body_id)
    return Paper.objects.filter(own).select_related("file", "issued_by")


def paper_with_file(pk: UUID) -> Paper | None:
    found = Paper.objects.select_related("file", "made_by", "issued_by")
    return found.filter(pk=pk, file__isnull=False).first()
