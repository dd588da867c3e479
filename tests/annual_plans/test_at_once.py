"""Two people running the same round at the same moment get one run."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from oneplan.accounts.models import Post
from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import run_round
from tests.cast import build_cast
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set


@pytest.mark.django_db(transaction=True)
def test_running_at_once_makes_one_run() -> None:
    make_criteria_set()
    cast = build_cast()
    make_activity(cast.province, cast.strategist)
    start = Barrier(2)

    def run(key: UUID) -> UUID:
        try:
            post = Post.objects.select_related("body__seat").get(pk=key)
            start.wait(timeout=20)
            made = run_round(Level.PROVINCE, post.body, fiscal_year=2571, by=post)
            return made.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(run, [cast.strategist.pk, cast.governor.pk]))

    assert made[0] == made[1]
    assert Round.objects.count() == 1
