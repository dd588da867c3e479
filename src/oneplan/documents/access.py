"""Fetching a paper for a purpose, or 404.

A paper is everybody's only when it was published.  Otherwise it is its own body's, and that of
whoever may read the record it belongs to: the floors above know those records, and register how
to ask (``register_reader``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.errors import NotVisible
from oneplan.documents.models import Paper
from oneplan.documents.queries import paper_with_file

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

Reader = Callable[["Post", Paper], bool]

_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """Tell of another way by which a post may read a paper that is not public."""
    if reader not in _readers:
        _readers.append(reader)


def paper_for_downloading(post: Post | None, pk: UUID) -> Paper:
    """The paper with its file if the reader may have it.  Raises ``NotVisible`` otherwise."""
    paper = paper_with_file(pk)
    if paper is None or not _may_read(post, paper):
        raise NotVisible(pk)
    return paper


def _may_read(post: Post | None, paper: Paper) -> bool:
    if paper.is_public:
        return True
    if post is None:
        return False
    made_here = paper.made_by is not None and paper.made_by.body_id == post.body_id
    if made_here or paper.issued_by_id == post.body_id:
        return True
    return any(reader(post, paper) for reader in _readers)
