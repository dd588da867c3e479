"""The same call sent twice under one key is done once (``Idempotency-Key``)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from oneplan.api import rules
from oneplan.api.models import Answer
from oneplan.api.problems import problem
from oneplan.api.services import KEPT_FOR
from oneplan.core.errors import Refusal

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"


def answered_once(
    request: HttpRequest, *, asker: UUID, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer a call, or say again what the same call was answered under the same key.

    The key is claimed in the transaction of the change.  Of two calls at the same moment the
    second waits for the first and gets its answer; where the first came to nothing, the second
    is carried out.  What was not begun (not yours, unreadable) frees the key again.
    """
    key = request.headers[HEADER]
    try:
        rules.check_key(key)
    except Refusal as refusal:
        return problem(refusal, status=422)
    asked = _digest(request)
    with transaction.atomic():
        Answer.objects.filter(asker=asker, key=key, at__lt=timezone.now() - KEPT_FOR).delete()
        kept, is_new = Answer.objects.get_or_create(asker=asker, key=key, defaults={"asked": asked})
        if not is_new:
            return _again(kept) if kept.asked == asked else _otherwise()
        given = answer()
        if given.status_code < 300 or given.status_code == 409:
            kept.status, kept.content = given.status_code, given.content.decode()
            kept.media_type = given["Content-Type"]
            kept.save(update_fields=["status", "content", "media_type"])
        else:
            kept.delete()
        return given


def _again(kept: Answer) -> HttpResponse:
    answer = HttpResponse(kept.content, status=kept.status, content_type=kept.media_type)
    answer[REPLAYED] = "true"
    return answer


def _otherwise() -> HttpResponse:
    return problem(Refusal("api.key_used_otherwise"), status=422)


def _digest(request: HttpRequest) -> str:
    said = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(said).hexdigest()
