"""The same need sent twice at the same moment is one need."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connections

from oneplan.accounts.models import Post
from oneplan.needs.models import Need
from oneplan.needs.recording import Told, record_by_hand
from tests.cast import build_cast


@pytest.mark.django_db(transaction=True)
def test_two_submits_at_the_same_moment_are_one_need() -> None:
    officer, key, together = build_cast().district_officer, uuid4(), Barrier(4)

    def send(post: Post) -> UUID:
        try:
            together.wait()
            told = Told(id=key, area_code="67070301", wording="ขอถนน")
            return record_by_hand(told, by=post).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as senders:
        made = set(senders.map(send, [officer] * 4))

    assert made == {key}
    assert Need.objects.count() == 1
    assert Need.objects.get().subject.events.filter(code="threads.received").count() == 1
