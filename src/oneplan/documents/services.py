"""Storing bytes once, and entering the papers they are."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import IO, TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from oneplan.audit.services import record
from oneplan.documents.models import File, Paper

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body


@transaction.atomic
def store_file(content: bytes, *, name: str, media_type: str) -> File:
    """Keep bytes under their SHA-256; bytes kept before are returned as the file they are.

    Two people storing the same bytes at once get the same file: the row is claimed first.
    """
    digest = hashlib.sha256(content).hexdigest()
    stored_as = f"{digest[:2]}/{digest}"
    file, is_new = File.objects.get_or_create(
        sha256=digest,
        defaults={
            "name": name[:255],
            "media_type": media_type,
            "size": len(content),
            "stored_as": stored_as,
        },
    )
    if is_new or not default_storage.exists(file.stored_as):
        default_storage.delete(file.stored_as)
        default_storage.save(file.stored_as, ContentFile(content))
    return file


@transaction.atomic
def enter_paper(
    *,
    kind: str,
    title: str,
    by: Post | None,
    file: File | None = None,
    number: str = "",
    form: str = "",
    form_version: str = "",
    issued_by: Body | None = None,
    issued_on: dt.date | None = None,
    facts: dict[str, Any] | None = None,
    is_public: bool = False,
) -> Paper:
    """Enter an official paper.  ``number`` is the registry's own; the product never makes one."""
    paper = Paper.objects.create(
        kind=kind,
        number=number,
        title=title,
        file=file,
        form=form,
        form_version=form_version,
        issued_by=issued_by,
        issued_on=issued_on,
        made_by=by,
        facts=facts or {},
        is_public=is_public,
    )
    record("documents.paper_entered", by=by, kind="paper", key=paper.pk, after={"kind": kind})
    return paper


def content_of(file: File) -> bytes:
    """The bytes of a stored file."""
    with default_storage.open(file.stored_as, "rb") as stored:
        return bytes(stored.read())


def open_file(file: File) -> IO[bytes]:
    """A stored file opened for reading; whoever opens it closes it."""
    return default_storage.open(file.stored_as, "rb")
