"""The register of pages: where each kind of subject is shown.  Upper apps register theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from oneplan.threads.models import Subject

_pages: dict[str, str] = {}


def register(pages: Mapping[str, str]) -> None:
    """Tell which URL name (taking the subject's key) shows a kind of subject."""
    for kind, url_name in pages.items():
        if _pages.setdefault(str(kind), url_name) != url_name:
            raise ImproperlyConfigured(f"Two pages for kind {kind}: {_pages[kind]}, {url_name}")


def address_of(subject: Subject) -> str:
    """The page of a subject: its own where some app shows its kind, its bare story otherwise."""
    name = _pages.get(subject.kind, "threads:story")
    try:
        return reverse(name, args=[subject.pk])
    except NoReverseMatch:
        return reverse("threads:story", args=[subject.pk])
