"""What the frame of every page knows of the reader's wishes."""

from __future__ import annotations

from django.http import HttpRequest

TYPE_COOKIE = "type_size"


def reading(request: HttpRequest) -> dict[str, object]:
    """Whether this browser asked for large type."""
    return {"is_large_type": request.COOKIES.get(TYPE_COOKIE) == "large"}
