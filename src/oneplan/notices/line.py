"""LINE Messaging API: pushing a text to a group or user, and reading what its webhook sends.

Only what is needed of https://developers.line.biz/en/reference/messaging-api/ is spoken here.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings

PUSH = "/v2/bot/message/push"
LONGEST_TEXT = 5000
PATIENCE = 10
"""Seconds to wait for an answer."""


class LineTrouble(Exception):
    """LINE did not take a message; ``is_final`` where trying again would not help."""

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        super().__init__(words)
        self.is_final = is_final


def is_set_up() -> bool:
    """Whether this installation was given a LINE channel."""
    return bool(settings.LINE_TOKEN and settings.LINE_SECRET)


def push(to: str, text: str, *, key: UUID) -> None:
    """Send a text; ``key`` makes sending it again once.  Raises ``LineTrouble``."""
    body = {"to": to, "messages": [{"type": "text", "text": text[:LONGEST_TEXT]}]}
    request = urllib.request.Request(  # noqa: S310
        settings.LINE_API + PUSH,
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.LINE_TOKEN}",
            "X-Line-Retry-Key": str(key),
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
            return
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.CONFLICT:
            return
        is_final = error.code < 500 and error.code != HTTPStatus.TOO_MANY_REQUESTS
        raise LineTrouble(f"LINE answered {error.code}", is_final=is_final) from None
    except OSError as error:
        raise LineTrouble(f"LINE was not reached: {type(error).__name__}") from None


def texts_in(body: bytes) -> Iterator[tuple[str, str]]:
    """The texts people wrote where our account listens, each with its group's or user's id."""
    try:
        told: Any = json.loads(body)
    except ValueError:
        return
    events = told.get("events", []) if isinstance(told, dict) else []
    for event in events if isinstance(events, list) else []:
        source = event.get("source") if isinstance(event, dict) else None
        message = event.get("message") if isinstance(event, dict) else None
        if not isinstance(source, dict) or not isinstance(message, dict):
            continue
        where = source.get("groupId") or source.get("roomId") or source.get("userId")
        if message.get("type") == "text" and isinstance(where, str) and where:
            yield where, str(message.get("text", ""))
