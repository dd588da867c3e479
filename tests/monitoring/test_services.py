"""Progress reported by quarter, replaced, and never fallen back without a reason."""

import pytest

from oneplan.core.errors import AccessDenied, NotVisible, Refusal
from oneplan.monitoring.access import subject_for_reporting
from oneplan.monitoring.models import Report
from oneplan.monitoring.services import report_progress
from oneplan.projects.writing import change_activity
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.sentences import sentence
from oneplan.threads.services import circulate
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return make_activity(cast.district, cast.district_officer).subject


def report(cast: Cast, subject: Subject, quarter: int, percent: int, words: str = "") -> Report:
    return report_progress(
        subject,
        fiscal_year=2571,
        quarter=quarter,
        percent=percent,
        words=words,
        by=cast.district_officer,
    )


def test_a_quarter_reported_again_is_replaced_and_both_are_told(
    cast: Cast, subject: Subject
) -> None:
    report(cast, subject, 1, 10, "ลงนามสัญญา")
    report(cast, subject, 1, 15)

    assert Report.objects.get().percent_done == 15
    told = [sentence(event) for event in subject.events.filter(code="monitoring.reported")]
    assert len(told) == 2
    assert "ลงนามสัญญา" in told[0]


def test_falling_back_needs_its_reason(cast: Cast, subject: Subject) -> None:
    report(cast, subject, 1, 50)
    with pytest.raises(Refusal, match="fell_back"):
        report(cast, subject, 2, 49)
    assert report(cast, subject, 2, 49, "น้ำท่วม").percent_done == 49


def test_what_is_off_the_scale_is_refused(cast: Cast, subject: Subject) -> None:
    for quarter, percent in ((0, 1), (5, 1), (1, -1), (1, 101)):
        with pytest.raises(Refusal):
            report(cast, subject, quarter, percent)
    assert not Report.objects.exists()


def test_the_owner_and_the_implementer_report_and_nobody_else(cast: Cast, subject: Subject) -> None:
    with pytest.raises(NotVisible):
        subject_for_reporting(cast.agency_planner, subject.pk)
    change_activity(
        subject.activity,
        {"implementer": cast.agency_planner.body},
        seen={},
        by=cast.district_officer,
    )
    circulate(subject, Circulation.CIRCULATED, by=cast.district_officer)
    for post in (cast.agency_planner, cast.district_officer):
        assert subject_for_reporting(post, subject.pk) == subject
    with pytest.raises(AccessDenied):
        subject_for_reporting(cast.charlie, subject.pk)
