"""One look at every page inside a process of the product: addresses, sessions, query counts.

``benchmarks.pages.run`` starts it against the database it measures; a JSON line a page.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def main() -> int:
    django.setup()
    from benchmarks.pages.asked import Asked, asked_pages  # noqa: PLC0415 - needs the tables

    settings.ALLOWED_HOSTS = ["*"]

    def look(page: Asked) -> dict[str, Any]:
        session = _session(page.account) if page.account else ""
        client = Client()
        if session:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        method = client.post if page.form else client.get
        headers = {"HX-Request": "true"} if page.is_part else None
        for _ in range(2):  # the second look finds what a process keeps
            with CaptureQueriesContext(connection) as seen:
                method(page.addresses[0], page.form[0] if page.form else None, headers=headers)
        taken = sorted(((float(q["time"]) * 1000, q["sql"]) for q in seen), reverse=True)
        return {
            "name": page.name,
            "addresses": page.addresses,
            "cookie": f"{settings.SESSION_COOKIE_NAME}={session}" if session else "",
            "forms": page.form,
            "limit": page.limit,
            "is_part": page.is_part,
            "queries": len(seen),
            "sql_ms": round(sum(each[0] for each in taken), 1),
            "slowest": taken[0] if "--sql" in sys.argv and taken else None,
        }

    _freshen()
    for page in asked_pages():
        if page.addresses:
            sys.stdout.write(json.dumps(look(page)) + "\n")
    return 0


def _freshen() -> None:
    """Fold what changed into the kept sums and let the planner know the tables as they are."""
    from oneplan.budget.keeping import fold  # noqa: PLC0415 - needs the tables
    from oneplan.coverage.keeping import fold as fold_coverage  # noqa: PLC0415

    fold()
    fold_coverage()
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM (ANALYZE) budget_keptsum, budget_changedcell, coverage_keptcount, "
            "coverage_provincecount, coverage_changedcell, funds_publishedline, threads_subject"
        )


def _session(username: str) -> str:
    """A session as signing in leaves one."""
    from oneplan.accounts.models import User  # noqa: PLC0415 - needs the tables

    user = User.objects.get(username=username)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    sys.exit(main())
