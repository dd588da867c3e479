"""Whatever stands in an address or in a field: lists answer, pages escape, files stay text."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.needs.services import NeedDraft, record_need
from oneplan.projects.drafts import ActivityDraft, ProjectDraft
from oneplan.projects.services import begin_project
from oneplan.threads.models import Circulation
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

LISTS = (
    "office:search",
    "office:suggest",
    "needs:need-list",
    "projects:activity-list",
    "plans:plan-list",
    "annual_plans:round-list",
    "screening:overlap-list",
    "exchange:intake-list",
    "committees:meeting-list",
    "knowledge:terms",
    "portal:search",
    "portal:suggest",
    "portal:documents",
)
NAMES = ("q", "at", "area", "fiscal_year", "kind", "owner", "order", "nature", "source", "doer")
NAMES += ("circulation", "preparation", "least", "most", "alone", "state", "format")
SCRIPT = "<script>alert(1)</script>\"'{{ 7|add:7 }}{% now 'Y' %}"
HOSTILE = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["\x00", "'", "%", "_" * 300, "9" * 400, "-1", "๒๕๗๑", "[]", "\u202e", "ม.999", "WzEsIjAiXQ"]
)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=st.lists(st.tuples(st.sampled_from(NAMES), HOSTILE), max_size=5))
def test_no_question_breaks_a_list(strategist: Client, asked: list[tuple[str, str]]) -> None:
    for name in LISTS:
        path = f"{reverse(name)}?{urlencode(asked)}"
        assert strategist.get(path).status_code in (200, 302, 403), path


@pytest.fixture
def strategist(cast: Cast) -> Client:
    return signed_in(cast.strategist)


def test_a_script_in_every_field_is_text_on_every_page_and_in_every_file(cast: Cast) -> None:
    need = record_need(
        NeedDraft(
            wording=f"ขอ{SCRIPT}",
            owner=cast.district,
            origin=cast.village,
            fiscal_year=2571,
            places=("67070301",),
            place_words=SCRIPT,
            proposer_kind=SCRIPT[:60],
            circulation=Circulation.PUBLIC,
        ),
        by=cast.district_officer,
    )
    project = begin_project(
        ProjectDraft(
            title=SCRIPT,
            owner=cast.district,
            fiscal_year=2571,
            circulation=Circulation.PUBLIC,
            rationale=SCRIPT,
            objectives=SCRIPT,
            indicators=SCRIPT,
            target_group=SCRIPT,
            output=SCRIPT,
            outcome=SCRIPT,
            activities=(
                ActivityDraft(title=SCRIPT, places=("67070301",), output=SCRIPT, indicator=SCRIPT),
            ),
        ),
        by=cast.district_officer,
    )
    activity = project.activities.get()
    client = signed_in(cast.district_officer)
    pages = [
        reverse("needs:need", args=[need.pk]),
        reverse("needs:need-edit", args=[need.pk]),
        reverse("projects:project", args=[project.pk]),
        reverse("projects:project-edit", args=[project.pk]),
        reverse("projects:activity", args=[activity.pk]),
        reverse("projects:activity-edit", args=[activity.pk]),
        reverse("threads:story", args=[need.pk]),
        reverse("office:home"),
        *(f"{reverse(name)}?{urlencode({'q': SCRIPT})}" for name in LISTS if "intake" not in name),
        *(f"{reverse(name)}?q=alert" for name in ("office:search", "office:suggest")),
        reverse("needs:need-list"),
        reverse("projects:activity-list"),
    ]
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        shown = answer.content.decode()
        assert "<script>alert" not in shown, path
        assert "14" not in shown.split("alert(1)", 1)[-1][:40], path
    file = client.get(reverse("needs:need-list"), {"format": "csv"}).content.decode("utf-8-sig")
    assert SCRIPT.replace('"', '""') in file
