"""Accounts, persons, posts and holdings."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, Body
from oneplan.core.models import Identified


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an account without a password cannot sign in by password."""

    def create_user(self, username: str, password: str | None = None) -> User:
        user = self.model(username=username)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """What signs in.  Holds no name: the human is ``Person``, the rights are the post's."""

    username = models.CharField(_("user name"), max_length=150, unique=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(_("one-click demo account"), default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.username


class Person(Identified):
    """A human.  Names and contacts stand here and nowhere else, so that they can be erased."""

    user = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    full_name = models.CharField(_("name"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_made_up = models.BooleanField(_("made up for the demo"), default=False)
    erased_on = models.DateField(_("erased on"), null=True, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_on__isnull=True)
                | models.Q(full_name="", phone="", email=""),
                name="accounts_person_erased_wholly",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or str(_("a person whose data was erased"))


class Post(Identified):
    """A seat of work: it holds the rights, the queue and the memory, whoever sits in it.

    Its reach has two legs: ``area`` (everything whose code begins with it) and ``body``
    (everything the body owns, and for a cluster its member provinces).
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    title_th = models.CharField(_("Thai title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    phone = models.CharField(_("telephone of the post"), max_length=60, blank=True)

    acting_user_id: int | None = None
    """The account this post is acting through in this request; not stored."""
    held_as: str = ""
    """In what manner somebody acts as it, where it was read for them; not stored."""

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["body_id", "title_th"]
        constraints = [
            models.UniqueConstraint(fields=["body", "title_th"], name="accounts_post_once_in_body")
        ]
        indexes = [GinIndex(OpClass("title_th", name="gin_trgm_ops"), name="accounts_post_title")]

    def __str__(self) -> str:
        return self.title_th


class HoldingQuerySet(models.QuerySet["Holding"]):
    def on(self, day: dt.date) -> HoldingQuerySet:
        """Holdings in force on a day; the last day counts."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day), valid_from__lte=day
        )


class HoldingKind(models.TextChoices):
    """In what manner somebody sits in a post."""

    SUBSTANTIVE = "substantive", _("holds the post")
    ACTING = "acting", _("acting for a vacant or absent post")
    ALTERNATE = "alternate", _("alternate of the holder")


class Holding(Identified):
    """Who sits in which post, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    kind = models.CharField(
        _("manner"), max_length=12, choices=HoldingKind.choices, default=HoldingKind.SUBSTANTIVE
    )

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("holding of a post")
        verbose_name_plural = _("holdings of posts")
        ordering = ["post_id", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="accounts_holding_ends_after_it_begins",
                violation_error_message=_("A term cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.valid_from}–{self.valid_to or ''}"


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def on(self, day: dt.date) -> DelegationQuerySet:
        """Delegations in force on a day; the last day counts."""
        return self.filter(valid_from__lte=day, valid_to__gte=day)


class Delegation(Identified):
    """The rights of one post lent to another post or to a person, until a day (มอบอำนาจ).

    What was delegated cannot be delegated on: whoever receives it acts as the lending post, and
    only its own holders lend it.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="lent")
    to_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="borrowed"
    )
    to_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="borrowed"
    )
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"))
    order_no = models.CharField(_("number of the order"), max_length=120, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="accounts_delegation_ends_after_it_begins",
                violation_error_message=_("A term cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(to_post__isnull=True) ^ models.Q(to_person__isnull=True),
                name="accounts_delegation_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} → {self.to_post_id or self.to_person_id} {self.valid_to}"


class SignInLink(Identified):
    """A link that opens an account once, until a moment, so that no password is ever told.

    Only the digest of its secret is stored: whoever reads the database cannot use it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    valid_until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used at"), null=True)

    class Meta:
        verbose_name = _("sign-in link")
        verbose_name_plural = _("sign-in links")

    def __str__(self) -> str:
        return f"{self.user_id} {self.valid_until:%Y-%m-%d}"
