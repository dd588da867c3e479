"""The register of permissions, and which role holds those of accounts."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from oneplan.accounts import permissions
from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.core.errors import AccessDenied


@pytest.mark.parametrize("role", list(Role))
def test_only_head_of_office_and_administrator_appoint(role: Role) -> None:
    expected = role in {Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR}
    assert permissions.may(Post(role=role), "accounts.appoint") is expected


def test_nobody_may_nothing() -> None:
    assert permissions.may(None, "accounts.appoint") is False


def test_a_misspelt_permission_is_a_defect_and_not_a_no() -> None:
    with pytest.raises(KeyError):
        permissions.may(None, "accounts.apoint")


def test_what_is_required_and_not_held_is_denied() -> None:
    with pytest.raises(AccessDenied):
        permissions.require(Post(role=Role.VILLAGE_HEAD), "accounts.appoint")
    permissions.require(Post(role=Role.ADMINISTRATOR), "accounts.appoint")


def test_a_permission_given_twice_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"accounts\.appoint"):
        permissions.register({"accounts.appoint": frozenset({Role.GOVERNOR})})
    assert permissions.may(Post(role=Role.GOVERNOR), "accounts.appoint") is False
