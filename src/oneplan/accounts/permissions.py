"""Which kinds of post may do what.  Each app registers its own table at start-up.

A permission is named ``app.act`` (``annual_plans.run_round``).  It says what a role may do at
all; whether a post may do it *to this record* is the question of the app's ``access.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from oneplan.accounts.roles import CHIEFS, KEEPERS, Role
from oneplan.core.errors import AccessDenied

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

_table: dict[str, frozenset[Role]] = {}


def register(table: Mapping[str, frozenset[Role]]) -> None:
    """Add an app's permissions.  Raises ``ImproperlyConfigured`` for a name used before."""
    twice = sorted(name for name, roles in table.items() if _table.get(name, roles) != roles)
    if twice:
        raise ImproperlyConfigured(f"Permissions named twice: {', '.join(twice)}")
    _table.update(table)


def may(post: Post | None, permission: str) -> bool:
    """Whether the post's role holds a permission; nobody's post holds none.

    Raises ``KeyError`` for a name nobody registered: a misspelling must not become a no.
    """
    roles = _table[permission]
    return post is not None and Role(post.role) in roles


def require(post: Post, permission: str) -> None:
    """Raises ``AccessDenied`` when the post's role does not hold the permission."""
    if not may(post, permission):
        raise AccessDenied(permission)


def permission_table() -> dict[str, frozenset[Role]]:
    """Every permission with its roles, for the reference page and the tests."""
    return dict(sorted(_table.items()))


PERMISSIONS: dict[str, frozenset[Role]] = {
    "accounts.appoint": frozenset({Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE}),
    "accounts.delegate": CHIEFS | KEEPERS | {Role.LOCAL_CLERK, Role.ADMINISTRATOR},
}
