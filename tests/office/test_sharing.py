"""Pages as pictures: the right size, and never more than their reader may read."""

from __future__ import annotations

import struct

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.documents.cards.drawing import picture_of
from oneplan.threads.access import reach
from oneplan.threads.card import card_of
from oneplan.threads.models import Circulation, Subject
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.questions.world import a_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


def need_of(cast: Cast, circulation: Circulation, wording: str = "ขอฝายชะลอน้ำ") -> Subject:
    return a_need(cast, wording, circulation=circulation)


def width_of(png: bytes) -> int:
    assert png.startswith(b"\x89PNG")
    return int(struct.unpack(">I", png[16:20])[0])


def test_the_picture_of_a_place_is_1040_pixels_wide_and_open_to_all() -> None:
    cast = build_cast()
    make_line(cast.province, 1_00, "6703")

    answer = Client().get(reverse("portal:place-card", args=["67"]))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert width_of(answer.content) == 1040
    assert Client().get(reverse("portal:place-card", args=["99"])).status_code == 404


def test_a_record_outside_the_circle_has_no_picture() -> None:
    cast = build_cast()
    draft = need_of(cast, Circulation.DRAFT)
    address = reverse("threads:card", args=[draft.pk])

    assert Client().get(address).status_code == 404
    assert signed_in(cast.stranger).get(address).status_code == 404
    assert signed_in(cast.district_officer).get(address).status_code == 200


def test_what_is_not_public_is_marked_and_what_is_public_is_drawn_as_the_public_knows_it() -> None:
    cast = build_cast()
    inside = need_of(cast, Circulation.CIRCULATED)
    public = need_of(cast, Circulation.PUBLIC)
    seen = reach(cast.district_officer)

    assert card_of(inside, reach=seen, address="https://x.test/1").is_internal
    asked_inside = card_of(public, reach=seen, address="https://x.test/2")
    assert not asked_inside.is_internal
    assert asked_inside == card_of(public, reach=None, address="https://x.test/2")


def test_only_a_public_record_tells_chat_programs_of_itself() -> None:
    cast = build_cast()
    public = need_of(cast, Circulation.PUBLIC, 'น้ำ "ก" <b>')
    inside = need_of(cast, Circulation.CIRCULATED)
    client = signed_in(cast.district_officer)

    shown = client.get(reverse("threads:story", args=[public.pk])).content.decode()
    hidden = client.get(reverse("threads:story", args=[inside.pk])).content.decode()

    assert 'property="og:image" content="http://testserver/threads/' in shown
    assert "<b>" not in shown.partition("</head>")[0]
    assert "og:image" not in hidden


def test_a_title_of_any_length_and_any_letters_is_drawn() -> None:
    cast = build_cast()
    title = "#let x = [*ขุดลอก*] \\ $ @ " + "ก" * 1900
    subject = need_of(cast, Circulation.PUBLIC, title)

    drawn = picture_of(card_of(subject, reach=None, address="https://x.test/" + "a" * 200))

    assert width_of(drawn) == 1040
