"""Files sent through the web: kept first, then taken in by a worker."""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.documents.models import File
from oneplan.documents.services import content_of, store_file
from oneplan.exchange.queries import province_of
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.jobs.services import ask_for

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.jobs.handlers import Progress
    from oneplan.jobs.models import Job

KIND = "exchange.take_in"
STEPS = ("reading", "storing")


@transaction.atomic
def send_in(
    sheets: Iterable[UploadedFile[Any]], *, cycle: str, fiscal_year: int | None, by: Post
) -> Job:
    """Keep the files and queue their intake for the province of the post that sends them."""
    kept = []
    for upload in sheets:
        name = PurePath(upload.name or "file").name
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = store_file(upload.read(), name=name, media_type=media_type)
        kept.append({"file": str(file.pk), "name": name})
    return ask_for(
        KIND, by=by, files=kept, province=province_of(by), cycle=cycle, fiscal_year=fiscal_year
    )


def take_in_sent(facts: Mapping[str, Any], post: Post | None, progress: Progress) -> dict[str, Any]:
    """Take the kept files in, as one folder; the result leads to the run's page."""
    words = {"reading": _("Reading the files"), "storing": _("Storing the rows")}
    wish = Wish(province=facts["province"], cycle=facts["cycle"], fiscal_year=facts["fiscal_year"])

    def told(step: str) -> None:
        progress(STEPS.index(step), len(STEPS), words[step])

    with tempfile.TemporaryDirectory(prefix="oneplan-intake-") as folder:
        for sent in facts["files"]:
            path = _free_name(Path(folder), sent["name"])
            path.write_bytes(content_of(File.objects.get(pk=sent["file"])))
        names = ", ".join(sent["name"] for sent in facts["files"])
        outcome = take_in(Path(folder), wish, by=post, told=told, name=names)
    progress(len(STEPS), len(STEPS), _("Done"))
    return {"address": reverse("exchange:intake", args=[outcome.run_id])}


def _free_name(folder: Path, name: str) -> Path:
    """A path for a file of that name; a second file of one name stands beside the first."""
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = folder / f"{PurePath(name).stem} ({count}){PurePath(name).suffix}"
    return path
