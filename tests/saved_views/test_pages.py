"""Views of lists: kept, opened, shared in the body, opened by default, changed and deleted."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.saved_views.lists import list_called
from oneplan.saved_views.models import SavedView
from oneplan.saved_views.services import Wish, change_view, keep_view
from tests.cast import Cast, build_cast
from tests.factories import make_post
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
LISTS = ("needs:need-list", "projects:activity-list", "screening:overlap-list", "plans:plan-list")
NEEDS = "needs:need-list"
HOSTILE = "\"><script>alert('ก')</script>"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def make_view(
    by: Post,
    *,
    name: str = "ถนน",
    query: str = "q=ถนน",
    on: str = NEEDS,
    shared: bool = False,
    default: bool = False,
) -> SavedView:
    wish = Wish(name=name, is_shared=shared, is_default=default)
    return keep_view(list_called(on), query, wish, by=by)


def shown(client: Client, query: str = "all=1", on: str = NEEDS) -> str:
    answer = client.get(f"{reverse(on)}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def edit_of(view: SavedView) -> str:
    return reverse("saved_views:edit", args=[view.pk])


@pytest.mark.parametrize("on", LISTS)
def test_every_filter_of_a_list_can_be_kept(cast: Cast, on: str) -> None:
    page = shown(signed_in(cast.strategist), on=on)
    [form] = re.findall(r'<form class="filters.*?</form>', page, re.DOTALL)
    names = set(re.findall(r'name="(\w+)"', form))
    assert names
    assert names <= list_called(on).parameters


@pytest.mark.parametrize("on", LISTS)
def test_a_view_is_kept_opened_and_marked(cast: Cast, on: str) -> None:
    client = signed_in(cast.strategist)
    name = sorted(list_called(on).parameters)[-1]
    narrowed = urlencode({name: "scored" if name == "state" else "น้ำ"})
    page = shown(client, f"{narrowed}&at=x&nonsense=1", on=on)
    offered = re.search(r'class="saved-view-new" href="([^"]+)"', page)
    assert offered is not None
    address = offered.group(1).replace("&amp;", "&")
    assert client.get(address).status_code == 200

    saved = client.post(address, {"name": "ของเรา"})
    assert saved.status_code == 302
    view = SavedView.objects.get()
    assert view.query == narrowed
    assert saved["Location"] == f"{reverse(on)}?{narrowed}"
    page = shown(client, narrowed, on=on)
    assert re.search(r'aria-current="true">ของเรา', page)
    assert "saved-view-new" not in page


def test_each_change_is_in_the_trail_without_what_was_searched_for(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    view = make_view(cast.strategist, query="q=นายสมมติ&area=67")
    client.post(edit_of(view), {"name": "ใหม่", "is_shared": "on"})
    client.post(edit_of(view), {"name": "ใหม่", "is_shared": "on"})
    client.post(reverse("saved_views:forget", args=[view.pk]))
    trail = list(Entry.objects.filter(object_kind="saved_views.view").order_by("at", "pk"))
    assert [entry.code for entry in trail] == [
        "saved_views.kept",
        "saved_views.changed",
        "saved_views.forgotten",
    ]
    assert trail[0].after["parameters"] == ["area", "q"]
    assert trail[1].after["is_shared"] is True
    assert "สมมติ" not in str([(entry.before, entry.after) for entry in trail])
    assert not SavedView.objects.exists()


def test_the_default_opens_the_list_and_everything_is_one_step_away(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    make_view(cast.strategist, default=True)
    opened = client.get(reverse(NEEDS))
    assert opened.status_code == 302
    assert opened["Location"] == f"{reverse(NEEDS)}?{urlencode({'q': 'ถนน'})}"
    page = shown(client, urlencode({"q": "ถนน"}))
    everything = f"{reverse(NEEDS)}?all=1"
    assert page.count(f'href="{everything}"') >= 3, "the row, “clear”, and the last chip"
    assert 'aria-current="true">' in shown(client)
    assert Client().get(reverse(NEEDS)).status_code == 200
    assert signed_in(cast.governor).get(reverse(NEEDS)).status_code == 200


def test_a_list_has_one_default_and_other_lists_keep_theirs(cast: Cast) -> None:
    first = make_view(cast.strategist, default=True)
    other = make_view(cast.strategist, on="plans:plan-list", default=True)
    second = make_view(cast.strategist, name="ฝาย", query="q=ฝาย", default=True)
    for view, is_default in ((first, False), (other, True), (second, True)):
        view.refresh_from_db()
        assert view.is_default is is_default
    change_view(first, Wish(name=first.name, is_default=True), by=cast.strategist)
    second.refresh_from_db()
    assert not second.is_default


def test_a_shared_view_is_seen_in_the_body_and_changed_by_its_post_alone(cast: Cast) -> None:
    mine = make_view(cast.strategist, name="เฉพาะสมมติ")
    shared = make_view(cast.strategist, name="ร่วมกัน", query="q=ฝาย", shared=True, default=True)
    colleague = signed_in(cast.governor)
    page = shown(colleague)
    assert "ร่วมกัน" in page
    assert "เฉพาะสมมติ" not in page
    assert edit_of(shared) not in page
    assert colleague.get(reverse(NEEDS)).status_code == 200, "a default is one's own"
    assert colleague.get(edit_of(shared)).status_code == 403
    assert colleague.post(edit_of(shared), {"name": "ยึด"}).status_code == 403
    assert colleague.post(reverse("saved_views:forget", args=[shared.pk])).status_code == 403
    assert colleague.get(edit_of(mine)).status_code == 404
    assert SavedView.objects.count() == 2


def test_views_of_another_body_are_404(cast: Cast) -> None:
    views = [
        make_view(cast.strategist, name=f"ของจังหวัด {shared}", shared=shared)
        for shared in (True, False)
    ]
    for reader in (cast.district_officer, cast.stranger):
        client = signed_in(reader)
        assert "ของจังหวัด" not in shown(client)
        for view in views:
            assert client.get(edit_of(view)).status_code == 404
            assert client.post(edit_of(view), {"name": "ยึด"}).status_code == 404
            gone = reverse("saved_views:forget", args=[view.pk])
            assert client.post(gone).status_code == 404
    assert Client().get(edit_of(views[0])).status_code == 302
    assert SavedView.objects.filter(name__startswith="ของจังหวัด").count() == 2


def test_hostile_names_and_words_are_text(cast: Cast) -> None:
    query = urlencode({"q": HOSTILE})
    view = make_view(cast.strategist, name=HOSTILE, query=query, shared=True)
    for post in (cast.strategist, cast.governor):
        page = shown(signed_in(post))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
    client = signed_in(cast.strategist)
    assert "<script>alert" not in client.get(edit_of(view)).content.decode()
    assert shown(client, view.query)


def test_a_parameter_that_is_no_more_is_as_if_not_asked(cast: Cast) -> None:
    view = make_view(cast.strategist, default=True)
    client = signed_in(cast.strategist)
    SavedView.objects.filter(pk=view.pk).update(query="colour=red&q=น้ำ")
    opened = client.get(reverse(NEEDS))
    assert opened["Location"] == f"{reverse(NEEDS)}?{urlencode({'q': 'น้ำ'})}"
    SavedView.objects.filter(pk=view.pk).update(query="colour=red")
    opened = client.get(reverse(NEEDS), follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain == [(f"{reverse(NEEDS)}?all=1", 302)]
    assert client.get(edit_of(view)).status_code == 200


@pytest.mark.parametrize(
    ("query", "typed", "code"),
    [
        ("list=needs:need-list&query=q%3Da", {"name": ""}, 200),
        ("list=needs:need-list&query=q%3Da", {"name": "ก" * 81}, 200),
        ("list=needs:need-list&query=q%3Da", {"name": "ก\x00"}, 200),
        ("list=needs:need-list&query=q%3Da", {"name": "ถนน"}, 200),
        ("list=needs:need-list&query=at%3Da", {"name": "น้ำ"}, 200),
        ("list=office:home&query=q%3Da", {"name": "น้ำ"}, 404),
        ("", {"name": "น้ำ"}, 404),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_is_kept(
    cast: Cast, query: str, typed: dict[str, str], code: int
) -> None:
    make_view(cast.strategist)
    client = signed_in(cast.strategist)
    answer = client.post(f"{reverse('saved_views:new')}?{query}", typed)
    assert answer.status_code == code
    if code == 200:
        assert 'role="alert"' in answer.content.decode()
    assert SavedView.objects.count() == 1


def test_a_name_taken_is_refused_when_renaming_and_nothing_changes(cast: Cast) -> None:
    make_view(cast.strategist)
    other = make_view(cast.strategist, name="ฝาย", query="q=ฝาย")
    with pytest.raises(Refusal):
        change_view(other, Wish(name=" ถนน ", is_default=True), by=cast.strategist)
    other.refresh_from_db()
    assert (other.name, other.is_default) == ("ฝาย", False)
    make_view(cast.governor)


@pytest.mark.parametrize("on", LISTS)
def test_many_views_take_no_more_queries_than_one(cast: Cast, on: str) -> None:
    client = signed_in(cast.strategist)
    colleague = make_post(Role.STRATEGIST, cast.province, area="67", title="คนที่สอง")
    make_view(cast.strategist, on=on, query=_any(on))
    counts = []
    for count in (2, 9):
        for number in range(count):
            make_view(cast.strategist, name=f"{count}-{number}", on=on, query=_any(on))
            make_view(colleague, name=f"{count}-{number}", on=on, query=_any(on), shared=True)
        shown(client, on=on)
        with CaptureQueriesContext(connection) as seen:
            shown(client, on=on)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def _any(on: str) -> str:
    return "state=decided" if on == "screening:overlap-list" else "q=a"
