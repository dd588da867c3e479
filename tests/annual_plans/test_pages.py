"""The ranked list on the web: who reads it, the line drawn and moved, the same rows as a file."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from oneplan.accounts.models import Post, User
from oneplan.annual_plans.models import FrameLine, Level, Round
from oneplan.annual_plans.round_page import SHOWN
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.funds.models import FrameState, LineNature
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate, share
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast() -> Cast:
    make_criteria_set()
    return build_cast()


@pytest.fixture
def round_(cast: Cast) -> Round:
    for title, satang in (("ถนนสมมติ", 60_00), ("ฝายสมมติ", 40_00)):
        make_activity(cast.province, cast.strategist, title=title, satang=satang)
    make_activity(cast.province, cast.strategist, satang=10_00, nature=LineNature.MANAGEMENT)
    return run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist, on=DAY)


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=post.acting_user_id), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def address(round_: Round) -> str:
    return reverse("annual_plans:round", args=[round_.pk])


def test_a_draft_list_is_404_outside_its_body_and_read_once_circulated(
    cast: Cast, round_: Round
) -> None:
    assert signed_in(cast.strategist).get(address(round_)).status_code == 200
    for post in (cast.charlie, cast.stranger):
        assert signed_in(post).get(address(round_)).status_code == 404
    assert Client().get(address(round_)).status_code == 404

    circulate(round_.subject, Circulation.CIRCULATED, by=cast.strategist)

    assert signed_in(cast.charlie).get(address(round_)).status_code == 200
    assert signed_in(cast.stranger).get(address(round_)).status_code == 404


@pytest.mark.parametrize(
    ("query", "count", "chips"),
    [
        ("fiscal_year=2571&level=province", 1, ["fiscal_year", "level"]),
        ("fiscal_year=2570", 0, ["fiscal_year"]),
        ("level=district", 0, ["level"]),
        ("level=moon&fiscal_year=1", 1, []),
    ],
)
def test_the_lists_are_narrowed_by_year_and_level(
    cast: Cast, round_: Round, query: str, count: int, chips: list[str]
) -> None:
    where = f"{reverse('annual_plans:round-list')}?{query}"
    context = signed_in(cast.strategist).get(where).context
    assert len(context["page"].rows) == count
    assert [chip.name for chip in context["asked"].chips] == chips


def test_the_line_is_drawn_moved_and_shown_where_the_money_ends(cast: Cast, round_: Round) -> None:
    client = signed_in(cast.strategist)
    draw = reverse("annual_plans:frame-draw", args=[round_.pk])
    for baht in ("๗๐", "110"):
        answer = client.post(
            draw, {"satang": baht, "state": "draft", "on": "20 พ.ย. 2569"}, follow=True
        )
        assert answer.status_code == 200

    assert [line.frame.satang for line in FrameLine.objects.order_by("drawn_at")] == [70_00, 110_00]
    found = answer.context["listed"]
    assert (found.line.first, found.line.within, found.line.left) == (10_00, 2, 0)
    assert "frame-line" in answer.content.decode()


def test_a_wrong_frame_is_told_and_draws_nothing(cast: Cast, round_: Round) -> None:
    client = signed_in(cast.strategist)
    draw = reverse("annual_plans:frame-draw", args=[round_.pk])
    for baht in ("-1", "0.001", "มาก", ""):
        answer = client.post(
            draw, {"satang": baht, "state": "draft", "on": "1/10/2569"}, follow=True
        )
        assert answer.status_code == 200
        assert list(answer.context["messages"])
    assert client.get(draw).status_code == 405
    assert not FrameLine.objects.exists()


def test_a_reader_of_another_body_may_not_draw(cast: Cast, round_: Round) -> None:
    circulate(round_.subject, Circulation.CIRCULATED, by=cast.strategist)
    draw = reverse("annual_plans:frame-draw", args=[round_.pk])
    answer = signed_in(cast.charlie).post(
        draw, {"satang": "70", "state": "draft", "on": "1/10/2569"}
    )
    assert answer.status_code == 403


def test_a_round_is_run_from_the_page_by_whoever_holds_rounds(cast: Cast) -> None:
    run = reverse("annual_plans:round-run")
    answer = signed_in(cast.strategist).post(run, {"fiscal_year": "๒๕๗๑"}, follow=True)
    assert answer.status_code == 200
    assert Round.objects.get().fiscal_year == 2571
    assert "annual_plans.no_candidates" in [f.code for f in answer.context["listed"].findings]

    assert signed_in(cast.strategist).post(run, {"fiscal_year": "ปีหน้า"}).status_code == 200
    assert signed_in(cast.planner).get(run).status_code == 403
    assert Client().get(run).status_code == 302


def test_filters_narrow_the_rows_and_the_file_holds_exactly_them(cast: Cast, round_: Round) -> None:
    client = signed_in(cast.strategist)
    shown = client.get(address(round_), {"q": "ฝาย"})
    assert [row.rank.subject.title for row in shown.context["page"].rows] == ["ฝายสมมติ"]

    with override("en"):
        file = client.get(address(round_), {"q": "ฝาย", "format": "csv"}).content.decode(
            "utf-8-sig"
        )
    assert len(file.strip().splitlines()) == 2
    assert "40.00" in file
    whole = client.get(address(round_), {"format": "csv"}).content.decode("utf-8-sig")
    assert len(whole.strip().splitlines()) == 4
    assert client.get(address(round_), {"format": "xlsx"}).content[:2] == b"PK"


def test_a_long_list_is_read_a_hundred_rows_at_a_time_and_whole_to_print(cast: Cast) -> None:
    for number in range(SHOWN + 20):
        make_activity(cast.province, cast.strategist, title=f"ถนน {number}", satang=10_00)
    make_activity(cast.province, cast.strategist, satang=10_00, nature=LineNature.MANAGEMENT)
    long = run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist, on=DAY)
    draw_frame(
        long, satang=10_00 * (SHOWN + 11), state=FrameState.DRAFT, on=DAY, by=cast.strategist
    )
    client = signed_in(cast.strategist)
    pages = [client.get(address(long), {"from": start}).context["page"] for start in (0, SHOWN)]
    assert [len(page.rows) for page in pages] == [SHOWN, 20]
    assert [row.rank.position for page in pages for row in page.rows] == list(range(1, SHOWN + 21))
    assert [len(page.first) for page in pages] == [1, 0]
    assert [page.line_after for page in pages] == [-1, 10]
    assert pages[0].steps == {"before": None, "after": SHOWN, "line": SHOWN}
    assert pages[1].steps == {"before": 0, "after": None, "line": None}
    assert pages[1].rows[-1].running == 10_00 * (SHOWN + 21)
    whole = client.get(address(long), {"all": "yes"})
    assert len(whole.context["page"].rows) == SHOWN + 20
    assert whole.context["page"].line_after == SHOWN + 10
    beyond = client.get(address(long), {"from": "99999999999"}).context["page"]
    assert beyond.start == SHOWN
    file = client.get(address(long), {"format": "csv", "from": SHOWN}).content.decode()
    assert len(file.strip().splitlines()) == 1 + SHOWN + 21


def test_a_draft_of_another_body_is_nameless_on_the_page_and_in_the_file(cast: Cast) -> None:
    draft = make_activity(cast.authority, cast.planner, title="ความลับสมมติ")
    share(draft.subject, cast.province, by=cast.planner)
    round_ = run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist)
    circulate(round_.subject, Circulation.CIRCULATED, by=cast.strategist)

    neighbour = signed_in(cast.charlie)
    for query in ({}, {"format": "csv"}, {"q": "ความลับ"}):
        words = neighbour.get(address(round_), query).content.decode()
        assert "ความลับสมมติ" not in words
        assert draft.subject.public_no not in words
    assert "ความลับสมมติ" in signed_in(cast.strategist).get(address(round_)).content.decode()


def test_two_runs_are_compared_on_the_page(cast: Cast, round_: Round) -> None:
    make_activity(cast.province, cast.strategist, title="มาใหม่สมมติ")
    later = run_round(Level.PROVINCE, cast.province, fiscal_year=2571, by=cast.strategist, on=DAY)
    answer = signed_in(cast.strategist).get(address(later), {"compare": str(round_.pk)})
    assert answer.context["page"].compared.came == ["มาใหม่สมมติ"]


def test_the_list_of_runs_shows_only_what_may_be_read(cast: Cast, round_: Round) -> None:
    page = reverse("annual_plans:round-list")
    assert list(signed_in(cast.strategist).get(page).context["page"].rows) == [round_]
    assert list(signed_in(cast.charlie).get(page).context["page"].rows) == []
