"""Changes to persons, posts and who holds or borrows them; each writes its audit entry."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from oneplan.accounts import rules
from oneplan.accounts.models import Delegation, Holding, HoldingKind, Person, Post, User
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, Body
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id


@transaction.atomic
def create_person(
    full_name: str,
    *,
    by: Post | None,
    phone: str = "",
    email: str = "",
    is_made_up: bool = False,
    pk: UUID | None = None,
) -> Person:
    """Enter a human.  The name goes into ``Person`` only: the audit entry holds no name."""
    person = Person.objects.create(
        id=pk or new_id(), full_name=full_name, phone=phone, email=email, is_made_up=is_made_up
    )
    record("accounts.person_created", by=by, kind="person", key=person.pk)
    return person


@transaction.atomic
def create_post(
    body: Body,
    *,
    role: Role,
    title_th: str,
    by: Post | None,
    title_en: str = "",
    area: Area | None = None,
    phone: str = "",
    pk: UUID | None = None,
) -> Post:
    """Open a seat of work in a body; ``area`` None leaves it the body's own records only."""
    post = Post.objects.create(
        id=pk or new_id(), body=body, role=role, title_th=title_th, title_en=title_en, area=area,
        phone=phone,
    )  # fmt: skip
    facts = {"body": str(body.pk), "role": str(role), "area": area.pk if area else None}
    record("accounts.post_created", by=by, kind="post", key=post.pk, after=facts)
    return post


@transaction.atomic
def appoint(
    person: Person,
    *,
    post: Post,
    valid_from: dt.date,
    by: Post | None,
    valid_to: dt.date | None = None,
    kind: HoldingKind = HoldingKind.SUBSTANTIVE,
) -> Holding:
    """Put a person into a post for a term.  Several persons may hold one post (substitutes).

    The person's row is locked first, so the same appointment sent twice cannot stand twice.
    Raises ``Refusal`` from ``rules.check_term`` and ``rules.check_no_overlap``.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    rules.check_term(begin=valid_from, end=valid_to)
    held = Holding.objects.filter(person=person, post=post).values_list("valid_from", "valid_to")
    rules.check_no_overlap(new=(valid_from, valid_to), held=held)
    holding = Holding.objects.create(
        person=person, post=post, valid_from=valid_from, valid_to=valid_to, kind=kind
    )
    record(
        "accounts.appointed",
        by=by,
        kind="holding",
        key=holding.pk,
        after={
            "person": str(person.pk),
            "post": str(post.pk),
            "from": valid_from.isoformat(),
            "to": valid_to.isoformat() if valid_to else None,
            "kind": str(kind),
        },
    )
    return holding


@transaction.atomic
def end_holding(holding: Holding, *, on: dt.date, by: Post | None) -> Holding:
    """Make ``on`` the last day of a holding; the post keeps its rights, queue and memory."""
    holding = Holding.objects.select_for_update().get(pk=holding.pk)
    rules.check_term(begin=holding.valid_from, end=on)
    before = holding.valid_to
    holding.valid_to = on
    holding.save(update_fields=["valid_to"])
    record(
        "accounts.holding_ended",
        by=by,
        kind="holding",
        key=holding.pk,
        before={"to": before.isoformat() if before else None},
        after={"to": on.isoformat()},
    )
    return holding


@transaction.atomic
def delegate(
    post: Post,
    *,
    to: Post | Person,
    valid_from: dt.date,
    valid_to: dt.date,
    by: Post,
    order_no: str = "",
) -> Delegation:
    """Lend a post's rights to another post or to a person, until a day (มอบอำนาจ).

    Locks the lending post.  Raises ``Refusal`` for a post to itself, for a term that ends before
    it begins, and for the same rights lent twice to the same at a time.
    """
    Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    rules.check_term(begin=valid_from, end=valid_to)
    if to.pk == post.pk:
        raise Refusal("accounts.delegated_to_itself")
    receiver = {"to_post": to} if isinstance(to, Post) else {"to_person": to}
    lent = Delegation.objects.filter(post=post, **receiver).values_list("valid_from", "valid_to")
    if any(rules.overlap((valid_from, valid_to), term) for term in lent):
        raise Refusal("accounts.delegated_already")
    made = Delegation.objects.create(
        post=post, valid_from=valid_from, valid_to=valid_to, order_no=order_no, **receiver
    )
    facts = {
        "post": str(post.pk),
        "to": str(to.pk),
        "from": valid_from.isoformat(),
        "until": valid_to.isoformat(),
    }
    record("accounts.delegated", by=by, kind="delegation", key=made.pk, after=facts)
    return made


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: dt.date, by: Post) -> Delegation:
    """Make ``on`` the last day of a delegation.  Raises ``Refusal`` when it ended already."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    rules.check_term(begin=delegation.valid_from, end=on)
    if on > delegation.valid_to:
        raise Refusal("accounts.delegation_ended", end=delegation.valid_to)
    before = delegation.valid_to
    delegation.valid_to = on
    delegation.save(update_fields=["valid_to"])
    record(
        "accounts.delegation_ended",
        by=by,
        kind="delegation",
        key=delegation.pk,
        before={"until": before.isoformat()},
        after={"until": on.isoformat()},
    )
    return delegation


@transaction.atomic
def open_account(person: Person, *, username: str, password: str | None, by: Post | None) -> User:
    """Give a person an account to sign in with; without a password it cannot be used yet.

    Raises ``Refusal`` when the user name is taken, or the person has an account already.
    """
    return _open(person, username=username, password=password, is_demo=False, by=by)


@transaction.atomic
def make_demo_account(person: Person, *, username: str, by: Post | None = None) -> User:
    """Give a made-up person an account that opens with one click where demo accounts may.

    It has no password, so it is of no use anywhere else.  Raises ``Refusal`` for a real person.
    """
    if not person.is_made_up:
        raise Refusal("accounts.demo_is_for_made_up_persons")
    return _open(person, username=username, password=None, is_demo=True, by=by)


def _open(
    person: Person, *, username: str, password: str | None, is_demo: bool, by: Post | None
) -> User:
    if person.user_id is not None:
        raise Refusal("accounts.has_account")
    if User.objects.filter(username=username).exists():
        raise Refusal("accounts.user_name_is_taken", username=username)
    user = User(username=username, is_demo=is_demo)
    user.set_password(password)
    user.save()
    person.user = user
    person.save(update_fields=["user"])
    facts = {"account": user.pk, "is_demo": is_demo}
    record("accounts.account_opened", by=by, kind="person", key=person.pk, after=facts)
    return user
