"""Reads about posts and who holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from oneplan.accounts.demo_accounts import hint_of
from oneplan.accounts.demo_circles import DemoCircle, circle_of
from oneplan.accounts.models import Delegation, Holding, HoldingKind, Person, Post, SignInLink, User
from oneplan.accounts.roles import Role
from oneplan.areas.models import Body, BodyArea, BodyKind
from oneplan.areas.queries import in_force
from oneplan.core.reading import one_of
from oneplan.core.secret import digest_of

HELD_IN_ORDER = (HoldingKind.SUBSTANTIVE, HoldingKind.ACTING, HoldingKind.ALTERNATE)


def posts_held(user_id: int, *, on: dt.date) -> list[Post]:
    """The posts an account may act as on a day: its own first, then those lent to it.

    Two plain queries: every page of a signed-in reader asks this.  ``held_as`` of each says in
    what manner: a ``HoldingKind``, or ``delegated``.
    """
    mine = Holding.objects.on(on).filter(person__user_id=user_id)
    own: dict[UUID, Post] = {}
    for holding in sorted(mine.select_related("post__body", "post__area"), key=_by_weight):
        if holding.post_id not in own:
            own[holding.post_id] = holding.post
            holding.post.held_as = holding.kind
    lent = Delegation.objects.on(on).filter(
        Q(to_person__user_id=user_id) | Q(to_post__in=list(own))
    )
    borrowed: dict[UUID, Post] = {}
    for delegation in lent.select_related("post__body", "post__area").order_by("post_id"):
        if delegation.post_id not in own:
            borrowed[delegation.post_id] = delegation.post
            delegation.post.held_as = "delegated"
    return [*own.values(), *borrowed.values()]


def _by_weight(holding: Holding) -> tuple[int, dt.date, UUID]:
    """The weightier manner first, then the earlier term."""
    return HELD_IN_ORDER.index(HoldingKind(holding.kind)), holding.valid_from, holding.post_id


def title_of(post_id: str) -> str:
    """The Thai title of a post; empty when there is none."""
    found = Post.objects.filter(pk=post_id).values_list("title_th", flat=True).first()
    return found or ""


def area_prefixes(post: Post, *, on: dt.date) -> tuple[str, ...]:
    """The area codes a post's reach begins with: its own area, and a cluster's provinces."""
    prefixes = {post.area_id} if post.area_id else set()
    if post.body.kind == BodyKind.CLUSTER:
        members = BodyArea.objects.filter(in_force(on), body_id=post.body_id)
        prefixes |= set(members.values_list("area_id", flat=True))
    return tuple(sorted(prefixes))


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """One demo account as the sign-in page offers it."""

    username: str
    person: str
    post: Post
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """The demo accounts that work at one level or in one capacity."""

    circle: DemoCircle
    seats: tuple[DemoSeat, ...]


def demo_groups(*, on: dt.date) -> list[DemoGroup]:
    """Demo accounts that hold a post today, by circle and inside it in the order of roles."""
    persons = Person.objects.filter(user__is_demo=True, user__is_active=True).order_by()
    holdings = (
        Holding.objects.on(on)
        .filter(one_of("person_id", persons.values("pk")), kind=HoldingKind.SUBSTANTIVE)
        .select_related("person__user", "post__body", "post__area")
        .order_by("post__body__sort_key", "post__title_th", "id")
    )
    ranks = {role: rank for rank, role in enumerate(Role)}
    seats: dict[DemoCircle, dict[str, DemoSeat]] = {circle: {} for circle in DemoCircle}
    for holding in sorted(holdings, key=lambda held: ranks[Role(held.post.role)]):
        user, post = holding.person.user, holding.post
        if user is not None:
            circle = circle_of(Role(post.role), kind=BodyKind(post.body.kind))
            seat = DemoSeat(user.username, holding.person.full_name, post, hint_of(user.username))
            seats[circle].setdefault(user.username, seat)
    return [DemoGroup(circle, tuple(found.values())) for circle, found in seats.items() if found]


def demo_account(username: str) -> User | None:
    """The demo account of that name, if there is one that may sign in."""
    if "\x00" in username:
        return None
    return User.objects.filter(username=username, is_demo=True, is_active=True).first()


def posts_of(bodies: QuerySet[Body], *, words: str, on: dt.date) -> QuerySet[Post]:
    """Posts of some bodies with who sits in them on a day; words are those of title, body, name."""
    sitting = Holding.objects.on(on).select_related("person").order_by("kind", "valid_from")
    posts = Post.objects.filter(body__in=bodies)
    for word in words.split():
        named = Holding.objects.on(on).filter(person__full_name__icontains=word).values("post")
        posts = posts.filter(
            Q(title_th__icontains=word)
            | Q(title_en__icontains=word)
            | Q(body__name_th__icontains=word)
            | Q(pk__in=named)
        )
    return posts.select_related("body", "area").prefetch_related(
        Prefetch("holdings", queryset=sitting, to_attr="sitting")
    )


@dataclass(frozen=True, slots=True)
class Register:
    """The terms of a post, and to whom its rights are lent, the newest first."""

    terms: list[Holding]
    lent: list[Delegation]


def register_of(post: Post) -> Register:
    terms = Holding.objects.filter(post=post).select_related("person__user")
    lent = Delegation.objects.filter(post=post).select_related("to_post__body", "to_person")
    return Register(list(terms.order_by("-valid_from", "-id")), list(lent))


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """Everything one person held, holds or borrows, and what of theirs is lent."""

    terms: list[Holding]
    borrowed: list[Delegation]
    lent: list[Delegation]


def terms_of(user_id: int, *, on: dt.date) -> OwnTerms:
    """The terms of an account's person, the newest first, in three queries."""
    mine = Holding.objects.filter(person__user_id=user_id)
    now = mine.on(on).values("post")
    delegations = Delegation.objects.select_related("post__body", "to_post__body", "to_person")
    return OwnTerms(
        list(mine.select_related("post__body").order_by("-valid_from", "-id")),
        list(delegations.filter(Q(to_person__user_id=user_id) | Q(to_post__in=now))),
        list(delegations.filter(post__in=now)),
    )


def receivers_for(post: Post, *, on: dt.date) -> tuple[list[Post], list[Person]]:
    """To whom a post's rights may be lent: the other posts of its body, and who sits there."""
    posts = Post.objects.filter(body_id=post.body_id).exclude(pk=post.pk).order_by("title_th")
    seated = Holding.objects.on(on).filter(post__body_id=post.body_id).exclude(post=post)
    people = Person.objects.filter(holdings__in=seated).distinct().order_by("full_name")
    return list(posts), list(people)


def namesakes(name: str, *, among: QuerySet[Body]) -> list[Person]:
    """Persons of exactly this name known in some bodies, with the posts they hold or held."""
    known = Holding.objects.filter(post__body__in=among).values("person")
    found = Person.objects.filter(pk__in=known, full_name=name.strip(), erased_on=None)
    return list(found.prefetch_related("holdings__post")[:10])


def link_of(secret: str) -> SignInLink | None:
    """The sign-in link with this secret, used or not."""
    return SignInLink.objects.select_related("user").filter(digest=digest_of(secret)).first()


def bodies_named(bodies: QuerySet[Body], words: str) -> QuerySet[Body]:
    """Bodies whose name holds every word."""
    for word in words.split():
        bodies = bodies.filter(name_th__icontains=word)
    return bodies.order_by("sort_key", "pk")


def posts_of_body(body_id: UUID) -> list[Post]:
    """The posts of one body by title."""
    return list(Post.objects.filter(body_id=body_id).order_by("title_th"))


def find_posts(words: str) -> QuerySet[Post]:
    """Posts whose title or body's name holds every word."""
    found = Post.objects.select_related("body", "area")
    for word in words.split():
        found = found.filter(Q(title_th__icontains=word) | Q(body__name_th__icontains=word))
    return found.order_by("body__sort_key", "title_th")
