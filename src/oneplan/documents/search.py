"""Papers as a source of the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.core.searching import Hit, Question, Source, marked
from oneplan.core.templatetags.official import attribute, be_date
from oneplan.documents.models import Paper
from oneplan.documents.queries import papers_of, public_papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oneplan.accounts.models import Post


def find_papers(asked: Question, reader: Post | None, most: int) -> Sequence[Hit]:
    """Public papers and those of the reader's own body, whose title or number holds each word."""
    rows = public_papers()
    if reader is not None:
        rows = Paper.objects.filter(
            Q(pk__in=public_papers().values("pk")) | Q(pk__in=papers_of(reader).values("pk")),
            file__isnull=False,
        ).select_related("issued_by")
    for each in asked.wanted:
        held = Q(number__icontains=each.typed)
        for spelling in each.spellings or (each.typed,):
            held |= Q(title__icontains=spelling)
        rows = rows.filter(held)
    return [
        Hit(
            title=paper.title,
            marked=marked(paper.title, asked),
            url=reverse("documents:download", args=[paper.pk]),
            kind=_("paper"),
            icon="paper",
            number=paper.number,
            owner=str(attribute(paper.issued_by, "name")) if paper.issued_by else "",
            why=be_date(paper.issued_on or paper.made_at),
        )
        for paper in rows.order_by("-made_at", "-pk")[:most]
    ]


SOURCE = Source(code="papers", label=_("Papers"), find=find_papers, position=60)
