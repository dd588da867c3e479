"""Downloading a paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from oneplan.documents.access import paper_for_downloading
from oneplan.documents.serving import as_download


@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes of a paper for whoever may have it."""
    return as_download(paper_for_downloading(getattr(request, "post", None), pk))
