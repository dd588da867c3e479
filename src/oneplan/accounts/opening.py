"""Entering an account the first time by a dated link, and erasing a person."""

from __future__ import annotations

import datetime as dt
import secrets

from axes.utils import reset
from django.db import transaction
from django.utils import timezone

from oneplan.accounts import rules
from oneplan.accounts.models import Delegation, Holding, Person, Post, SignInLink, User
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.secret import digest_of

LINK_LASTS = dt.timedelta(days=3)
"""How long a link to enter opens; a default of the system."""


@transaction.atomic
def give_link(user: User, *, by: Post) -> tuple[SignInLink, str]:
    """A link that opens the account once; told only now.  Links given before open no more.

    Returns the row and the secret of the address, which is stored nowhere.
    """
    SignInLink.objects.filter(user=user, used_at=None).delete()
    secret = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        user=user, digest=digest_of(secret), valid_until=timezone.now() + LINK_LASTS
    )
    facts = {"account": user.pk, "valid_until": link.valid_until.isoformat()}
    record("accounts.link_given", by=by, kind="account", key=user.pk, after=facts)
    return link, secret


@transaction.atomic
def enter_by_link(link: SignInLink, *, password: str) -> User:
    """Use a link: the account gets the password its holder chose.  Locks the link.

    Raises ``Refusal`` when it was used or ran out meanwhile.
    """
    link = SignInLink.objects.select_for_update(of=("self",)).select_related("user").get(pk=link.pk)
    rules.check_link(used=link.used_at, until=link.valid_until, at=timezone.now())
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    link.user.set_password(password)
    link.user.save(update_fields=["password"])
    record("accounts.link_used", by=None, kind="account", key=link.user_id)
    return link.user


@transaction.atomic
def erase_person(person: Person, *, on: dt.date, by: Post) -> Person:
    """Take a former officer's name and contacts away (PDPA); terms, posts and stories stay.

    The account is closed and its name forgotten, also by the lock of the door.  Locks the person.
    Raises ``Refusal`` while a term or a delegation has not ended, or when it was done already.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.erased_on:
        raise Refusal("accounts.erased_already", on=person.erased_on)
    terms = [
        *Holding.objects.filter(person=person).values_list("valid_from", "valid_to"),
        *Delegation.objects.filter(to_person=person).values_list("valid_from", "valid_to"),
    ]
    rules.check_all_ended(terms, on=on)
    if person.user is not None:
        _close(person.user)
    person.full_name = person.phone = person.email = ""
    person.erased_on = on
    person.save(update_fields=["full_name", "phone", "email", "erased_on"])
    record("accounts.person_erased", by=by, kind="person", key=person.pk)
    return person


def _close(user: User) -> None:
    reset(username=user.username)
    user.links.all().delete()
    user.username, user.is_active = f"erased-{user.pk}", False
    user.set_unusable_password()
    user.save(update_fields=["username", "is_active", "password"])
