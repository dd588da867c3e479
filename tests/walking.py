"""Browsers of the cast, for tests that go through pages."""

from __future__ import annotations

from django.test import Client

from oneplan.accounts.models import Post, User


def signed_in(post: Post) -> Client:
    """A browser signed in as whoever sits in the post."""
    client = Client()
    client.force_login(User.objects.get(person__holdings__post=post))
    return client
