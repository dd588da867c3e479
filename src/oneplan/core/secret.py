"""Secrets of links: kept as a digest, so that a copied database opens nothing."""

from __future__ import annotations

import hashlib


def digest_of(secret: str) -> str:
    """What is stored of a secret made by ``secrets.token_urlsafe`` (256 bits need no salt).

    >>> len(digest_of("x"))
    64
    """
    return hashlib.sha256(secret.encode()).hexdigest()
