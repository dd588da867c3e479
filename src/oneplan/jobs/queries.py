"""Reads about jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.errors import NotVisible
from oneplan.jobs.models import Job

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def job_of(post: Post, pk: UUID) -> Job:
    """A job the post itself asked for.  Raises ``NotVisible`` for anybody else's."""
    job = Job.objects.filter(pk=pk, owner_id=post.pk).first()
    if job is None:
        raise NotVisible(pk)
    return job
