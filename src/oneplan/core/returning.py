"""Where to go back to after a switch or a sign-in: only ever a page of our own."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_return(request: HttpRequest, *, otherwise: str) -> str:
    """The ``next`` a form or address names if it leads back here, else ``otherwise``."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wished, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wished if is_ours and wished.isprintable() else otherwise
