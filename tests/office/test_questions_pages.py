"""The questions on the pages of office and portal, and what a post has read."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.audit.models import Entry
from oneplan.office.models import Seen
from oneplan.office.services import mark_seen
from oneplan.questions.groups import Group, group_of, questions_of
from oneplan.threads.models import Circulation, Event
from tests.cast import Cast, build_cast
from tests.factories import make_post
from tests.projects.works import make_activity
from tests.questions.world import a_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def home(post: Post) -> str:
    return signed_in(post).get(reverse("office:home")).content.decode()


def card_of(page: str, code: str) -> str:
    """The card of one question."""
    return page.partition(f'id="{code}"')[2].partition("</details>")[0]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_finds_its_questions_on_the_first_page(cast: Cast, role: Role) -> None:
    post = make_post(role, cast.district, area="6707", title=f"ตำแหน่ง {role}")
    client = signed_in(post)
    assert all(
        f'id="{question.code}"' in client.get(reverse("office:home")).content.decode()
        for question in questions_of(group_of(role))[:1]
    )
    assert client.get(reverse("office:one-page")).status_code == 200


def test_the_first_answers_come_after_the_page_and_the_others_when_seen(cast: Cast) -> None:
    a_need(cast, "ขอสระ")
    client = signed_in(cast.governor)
    first = client.get(reverse("office:home")).content.decode()
    answers = client.get(reverse("office:questions"), headers={"HX-Request": "true"})
    part = answers.content.decode()
    assert f'hx-get="{reverse("office:questions")}"' in first
    assert "question-mark" not in card_of(first, "governor-3")
    assert "question-mark" in card_of(part, "governor-3")
    later = reverse("office:question", args=["governor-7"])
    assert f'hx-get="{later}" hx-trigger="intersect once"' in card_of(part, "governor-7")
    card = client.get(later, headers={"HX-Request": "true"}).content.decode()
    assert "ขอสระ" in card_of(card, "governor-7")
    assert "<html" not in part
    assert all(f'id="{one.code}"' in part for one in questions_of(Group.GOVERNOR))


def test_the_answers_asked_for_without_a_script_are_the_page_to_print(cast: Cast) -> None:
    answer = signed_in(cast.governor).get(reverse("office:questions"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("office:one-page")


def test_an_answer_opens_on_a_page_of_its_own_and_as_a_part(cast: Cast) -> None:
    a_need(cast, "ขอสระ")
    client = signed_in(cast.governor)
    address = reverse("office:question", args=["governor-7"])
    whole = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "ขอสระ" in whole
    assert "ขอสระ" in part
    assert "<html" in whole
    assert "<html" not in part


def test_a_question_of_another_role_is_404(cast: Cast) -> None:
    client = signed_in(cast.governor)
    for code in ("village-1", "nonsense"):
        assert client.get(reverse("office:question", args=[code])).status_code == 404
    assert Client().get(reverse("portal:question", args=["67", "governor-1"])).status_code == 404
    assert Client().get(reverse("portal:questions", args=["99"])).status_code == 404


def test_the_public_is_told_what_is_public_only(cast: Cast) -> None:
    a_need(cast, "เรื่องในวง")
    a_need(cast, "เรื่องสาธารณะ", circulation=Circulation.PUBLIC)
    for question in questions_of(Group.PUBLIC):
        page = Client().get(reverse("portal:question", args=["67", question.code]))
        assert page.status_code == 200
        assert "เรื่องในวง" not in page.content.decode()
    page = Client().get(reverse("portal:questions", args=["67"])).content.decode()
    assert "เรื่องสาธารณะ" in page


@pytest.mark.parametrize(
    "who", ["governor", "strategist", "district_officer", "planner", "cluster_officer", "reviewer"]
)
def test_a_home_costs_the_same_however_much_there_is(cast: Cast, who: str) -> None:
    post = getattr(cast, who)
    client = signed_in(post)

    def more() -> None:
        need = a_need(cast, "ขอสระ", people=3)
        make_activity(
            cast.district,
            cast.district_officer,
            needs=(need,),
            circulation=Circulation.CIRCULATED,
        )

    more()
    before = queries_of(client)
    for _each in range(4):
        more()
    assert queries_of(client) == before
    assert before < MOST_QUERIES


MOST_QUERIES = 110
"""What the dearest home may ask of the database, its ten answers included."""


def queries_of(client: Client) -> int:
    client.get(reverse("office:home"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("office:home"))
    return len(queries)


def test_what_was_read_is_marked_and_only_later_sentences_are_new(cast: Cast) -> None:
    a_need(cast, "เรื่องแรก")
    client = signed_in(cast.strategist)
    first = client.get(reverse("office:home")).context["desk"].changed
    assert first.unseen_records == 1
    assert first.since is None

    client.post(reverse("office:seen"), {"newest": first.newest})
    a_need(cast, "เรื่องสอง")
    second = client.get(reverse("office:home")).context["desk"].changed

    assert second.unseen_records == 1
    assert "เรื่องสอง" in second.unseen[0].by
    assert "เรื่องแรก" in second.seen[0].by
    assert Entry.objects.filter(code="office.seen").count() == 1


def test_the_mark_of_one_post_is_not_anothers(cast: Cast) -> None:
    a_need(cast, "เรื่องแรก")
    mark_seen(cast.strategist, Event.objects.latest("pk").pk)
    charlie = signed_in(cast.charlie).get(reverse("office:home")).context["desk"].changed
    assert charlie.since is None


def test_an_older_page_sent_late_takes_nothing_back(cast: Cast) -> None:
    a_need(cast, "เรื่องแรก")
    old = Event.objects.latest("pk").pk
    a_need(cast, "เรื่องสอง")
    new = Event.objects.latest("pk").pk
    mark_seen(cast.strategist, new)
    mark_seen(cast.strategist, old)
    assert Seen.objects.get().seen_to == new
    assert Entry.objects.filter(code="office.seen").count() == 1


def test_a_key_of_no_sentence_marks_nothing(cast: Cast) -> None:
    assert mark_seen(cast.strategist, uuid4()) is None
    client = signed_in(cast.strategist)
    assert client.post(reverse("office:seen"), {"newest": "nonsense"}).status_code == 302
    assert client.get(reverse("office:seen")).status_code == 405
    assert not Seen.objects.exists()
