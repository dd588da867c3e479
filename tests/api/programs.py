"""Programs that call the API as the cast's posts do."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.api.areas_of_work import AREAS_OF_WORK
from oneplan.api.models import Token
from oneplan.api.rules import known_scopes
from oneplan.api.services import make_token

V1 = "/api/v1"
EVERYTHING = known_scopes(AREAS_OF_WORK)


def token_for(post: Post, scopes: Collection[str] = EVERYTHING) -> tuple[Token, str]:
    today = timezone.localdate()
    return make_token(
        name="ระบบแผนของ อปท.",
        scopes=scopes,
        ends_on=today + dt.timedelta(days=30),
        by=post,
        on=today,
    )


class Program:
    """A client that carries a token, if it was given one."""

    def __init__(self, secret: str = "", **options: Any) -> None:
        self.client = Client(**options)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    @classmethod
    def of(cls, post: Post, scopes: Collection[str] = EVERYTHING) -> Program:
        return cls(token_for(post, scopes)[1])

    def get(self, path: str, headers: dict[str, str] | None = None, **asked: Any) -> HttpResponse:
        told = {**self.headers, **(headers or {})}
        return self.client.get(V1 + path, asked, headers=told)  # type: ignore[return-value]

    def send(self, method: str, path: str, body: object = None, *, key: str = "") -> HttpResponse:
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        return self.client.generic(  # type: ignore[return-value]
            method.upper(), V1 + path, json.dumps(body), "application/json", headers=headers
        )

    def post(self, path: str, body: object = None, *, key: str = "") -> HttpResponse:
        return self.send("post", path, body, key=key)
