"""Activities on the web: proposed, read, rewritten by two people, costed, listed, taken away."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Post, User
from oneplan.areas.models import Area
from oneplan.core.services import load_code_lists
from oneplan.projects import listing, views
from oneplan.projects.models import Activity
from oneplan.projects.writing import change_activity
from oneplan.threads.models import Circulation, SubjectKind
from oneplan.threads.services import Draft, begin, circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity, make_expense_type, make_source

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def activity(cast: Cast) -> Activity:
    return make_activity(cast.district, cast.district_officer)


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=post.acting_user_id), BACKEND)
    return client


def page(activity: Activity, name: str = "activity") -> str:
    return reverse(f"projects:{name}", args=[activity.pk])


def test_a_draft_is_404_outside_and_public_once_published(cast: Cast, activity: Activity) -> None:
    assert signed_in(cast.district_officer).get(page(activity)).status_code == 200
    for name in ("activity", "activity-edit", "activity-costs"):
        assert signed_in(cast.charlie).get(page(activity, name)).status_code == 404
    assert Client().get(page(activity)).status_code == 404

    circulate(activity.subject, Circulation.PUBLIC, by=cast.district_officer)

    assert Client().get(page(activity)).status_code == 200
    assert signed_in(cast.charlie).get(page(activity, "activity-edit")).status_code == 403
    assert Client().get(page(activity, "activity-edit")).status_code == 302


def test_a_proposal_answers_the_need_it_was_opened_from(cast: Cast) -> None:
    need = begin(
        Draft(
            kind=SubjectKind.NEED,
            title="ขอฝายสมมติ",
            owner=cast.district,
            fiscal_year=2571,
            places=("67070301",),
        ),
        by=cast.district_officer,
    )
    source, client = make_source(), signed_in(cast.district_officer)
    new = reverse("projects:activity-new")
    shown = client.get(new, {"need": str(need.pk)})
    assert need.public_no in shown.content.decode()

    answer = client.post(
        new,
        {
            "title": "สร้างฝายสมมติ",
            "fiscal_year": "๒๕๗๑",
            "places": "67070301",
            "source": source.pk,
            "satang": "๑๒๐,๐๐๐.๕๐",
            "needs": need.public_no,
        },
        follow=True,
    )
    made = Activity.objects.get()
    assert answer.redirect_chain[-1][0] == page(made)
    assert (made.satang, made.fiscal_year) == (120_000_50, 2571)
    assert made.subject.ties_up.filter(kind="answers", parent=need).exists()


def test_places_are_found_by_name_and_what_is_ticked_stays(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    village = Area.objects.get(pk="67070301")
    asked = {"name": "places", "places_words": village.name_th, "places": ["670703"]}
    page = client.get(reverse("projects:place-find"), asked).content.decode()
    assert 'value="670703" checked' in page
    assert 'value="67070301">' in page
    by_number = {"name": "places", "places_words": f"ม.1 {village.parent.name_th}"}
    assert (
        'value="67070301"' in client.get(reverse("projects:place-find"), by_number).content.decode()
    )
    elsewhere = signed_in(cast.stranger).get(reverse("projects:place-find"), asked)
    assert 'value="67070301"' not in elsewhere.content.decode()


def test_a_form_that_comes_back_keeps_the_places_and_takes_typed_codes(cast: Cast) -> None:
    client = signed_in(cast.district_officer)
    typed = {"title": "", "places": ["67070301"], "places_words": "๖๗๐๗๐๓, 99999999"}
    page = client.post(reverse("projects:activity-new"), typed).content.decode()
    assert 'value="67070301" checked' in page
    assert 'value="670703" checked' in page
    assert 'value="99999999"' in page


def test_a_wrong_proposal_is_told_field_by_field_and_stores_nothing(cast: Cast) -> None:
    answer = signed_in(cast.district_officer).post(
        reverse("projects:activity-new"),
        {
            "title": "x",
            "fiscal_year": "ปีหน้า",
            "places": "99999999",
            "source": "ไม่มี",
            "satang": "1.001",
            "needs": "N6707-2571-00001-0",
        },
    )
    assert set(answer.context["form"].errors) == {
        "fiscal_year", "places", "source", "satang", "needs",
    }  # fmt: skip
    assert not Activity.objects.exists()


def test_two_writers_of_one_field_both_see_both_texts(cast: Cast, activity: Activity) -> None:
    client, edit = signed_in(cast.district_officer), page(activity, "activity-edit")
    form = client.get(edit).context["form"]
    written = {"title": activity.title, "output": "ของฉัน"}
    seen = {f"seen_{name}": form.initial[f"seen_{name}"] for name in form.names}
    change_activity(activity, {"output": "ของเขา"}, seen={}, by=cast.strategist)

    overtaken = client.post(edit, {**written, **seen})

    assert overtaken.status_code == 409
    words = overtaken.content.decode()
    assert "ของเขา" in words
    assert "ของฉัน" in words
    assert cast.strategist.title_th in overtaken.context["words"]
    activity.refresh_from_db()
    assert activity.output == "ของเขา"

    again = overtaken.context["form"].initial
    seen = {f"seen_{name}": again[f"seen_{name}"] for name in form.names}
    assert client.post(edit, {**written, **seen}).status_code == 302
    activity.refresh_from_db()
    assert activity.output == "ของฉัน"


def test_a_third_text_written_while_two_are_compared_is_not_written_over(
    cast: Cast, activity: Activity, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, edit = signed_in(cast.district_officer), page(activity, "activity-edit")
    change_activity(activity, {"output": "ของเขา"}, seen={}, by=cast.strategist)
    shown = views.activity_for_changing
    asked = iter((False, True))

    def with_a_third(*args: Any) -> Activity:
        if next(asked):
            change_activity(activity, {"output": "คนที่สาม"}, seen={"output": 1}, by=cast.strategist)
        return shown(*args)

    with monkeypatch.context() as patch:
        patch.setattr(views, "activity_for_changing", with_a_third)
        overtaken = client.post(edit, {"title": activity.title, "output": "ของฉัน"})

    again = overtaken.context["form"].initial
    seen = {name: value for name, value in again.items() if name.startswith("seen_")}
    late = client.post(edit, {"title": activity.title, "output": "ของฉัน", **seen})
    assert late.status_code == 409
    activity.refresh_from_db()
    assert activity.output == "คนที่สาม"


def test_cost_lines_are_replaced_from_the_page(cast: Cast, activity: Activity) -> None:
    client, costs = signed_in(cast.district_officer), page(activity, "activity-costs")
    assert client.get(costs).status_code == 200
    kind = make_expense_type("31")
    lines = {
        "line-TOTAL_FORMS": "2",
        "line-INITIAL_FORMS": "0",
        "line-0-source": "1P",
        "line-0-expense_type": kind.pk,
        "line-0-quantity": "2",
        "line-0-unit_price": "50.25",
        "line-0-satang": "100.50",
        "line-1-source": "",
    }
    assert client.post(costs, lines).status_code == 302
    activity.refresh_from_db()
    assert activity.satang == 100_50

    refused = client.post(costs, {**lines, "line-0-satang": "100"})
    assert refused.status_code == 200
    assert refused.context["problem"]
    activity.refresh_from_db()
    assert activity.satang == 100_50


def test_acts_on_the_page_are_told_and_refused_in_words(cast: Cast, activity: Activity) -> None:
    load_code_lists()
    client = signed_in(cast.district_officer)
    acts = (
        ("activity-evidence", {"code": "R3", "is_met": "yes", "words": "ปร.4 ลงนาม"}),
        ("activity-places", {"places": "67070301, 6703"}),
        ("activity-again", {"fiscal_year": "2572"}),
        ("activity-withdraw", {"reason": "ประชาคมขอถอน"}),
    )
    for name, facts in acts:
        assert client.get(page(activity, name)).status_code == 405
        answer = client.post(page(activity, name), {}, follow=True)
        assert list(answer.context["messages"]), name
        assert client.post(page(activity, name), facts, follow=True).status_code == 200
    codes = set(activity.subject.events.values_list("code", flat=True))
    assert {"projects.evidence_met", "projects.moved", "projects.withdrawn_from"} <= codes
    assert Activity.objects.filter(fiscal_year=2572).exists()
    assert client.get(page(activity)).context["page"].is_withdrawn


def test_a_list_is_narrowed_paged_and_exported_as_it_is_seen(cast: Cast) -> None:
    for number in range(30):
        make_activity(
            cast.district, cast.district_officer, title=f"ถนน {number}", satang=(number + 1) * 100
        )
    make_activity(cast.province, cast.strategist, title="ถนนจังหวัด")
    client, list_page = signed_in(cast.district_officer), reverse("projects:activity-list")

    first = client.get(list_page, {"q": "ถนน", "order": "amount"})
    listed = first.context["listed"]
    assert (listed.count.number, listed.satang) == (30, sum(range(1, 31)) * 100)
    assert listed.page.rows[0].title == "ถนน 29"
    second = client.get(list_page, {"q": "ถนน", "order": "amount", "at": listed.page.older})
    assert [row.title for row in second.context["listed"].page.rows][-1] == "ถนน 0"

    file = client.get(list_page, {"q": "ถนน", "order": "amount", "format": "csv"})
    lines = file.content.decode("utf-8-sig").strip().splitlines()
    assert len(lines) == 31
    assert "30.00" in lines[1]
    for nonsense in ({"fiscal_year": "x"}, {"owner": "x"}, {"at": "x"}, {"area": "'"}):
        assert client.get(list_page, nonsense).status_code == 200


def test_very_many_activities_are_added_up_exactly_when_asked_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for satang in (100_00, 250_00, 7_00):
        make_activity(cast.district, cast.district_officer, satang=satang)
    client, list_page = signed_in(cast.district_officer), reverse("projects:activity-list")
    assert client.get(list_page).context["listed"].satang == 357_00

    monkeypatch.setattr(listing, "MOST_ADDED_UP", 2)
    unasked, asked = client.get(list_page), client.get(list_page, {"sum": "all"})
    assert unasked.context["listed"].satang is None
    assert "?sum=all" in unasked.content.decode()
    assert asked.context["listed"].satang == 357_00
    assert client.get(list_page, {"sum": "nonsense"}).context["listed"].satang is None


def test_a_list_takes_the_same_queries_however_long_it_is(cast: Cast) -> None:
    client, list_page = signed_in(cast.district_officer), reverse("projects:activity-list")
    counts = []
    for more in (2, 20):
        for number in range(more):
            make_activity(cast.district, cast.district_officer, title=f"ถนน {number}")
        client.get(list_page)
        with CaptureQueriesContext(connection) as queries:
            client.get(list_page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_project_shows_only_the_activities_the_reader_may_read(
    cast: Cast, activity: Activity
) -> None:
    circulate(activity.project.subject, Circulation.CIRCULATED, by=cast.district_officer)
    project = reverse("projects:project", args=[activity.project_id])

    own = signed_in(cast.district_officer).get(project).context["page"]
    theirs = signed_in(cast.charlie).get(project).context["page"]

    assert (own.satang, len(own.activities)) == (activity.satang, 1)
    assert (theirs.satang, len(theirs.activities)) == (0, 0)
