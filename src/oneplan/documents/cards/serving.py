"""A card on its way to a browser or a chat program."""

from __future__ import annotations

from django.http import HttpResponse


def as_picture(drawn: bytes, *, name: str) -> HttpResponse:
    """The PNG, kept by nobody but its reader: it may hold what is not public."""
    answer = HttpResponse(drawn, content_type="image/png")
    answer["Content-Disposition"] = f'inline; filename="{name}.png"'
    answer["Cache-Control"] = "private, max-age=300"
    return answer
