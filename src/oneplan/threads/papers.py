"""Which papers a post may read because of the record they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.threads.access import reach
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.documents.models import Paper


def reads_through_a_story(post: Post, paper: Paper) -> bool:
    """Whether the paper stands in the story of some record the post may read."""
    return Subject.objects.filter(readable(reach(post)), events__paper=paper).exists()
