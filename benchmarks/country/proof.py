"""What was built, counted and checked through the product's own reads."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import connection
from django.db.models import Sum

from benchmarks.country.sizes import HOME_PROVINCE
from oneplan.budget.queries import place_money, rows_behind
from oneplan.plans.models import Edition, EditionState
from oneplan.plans.services import content_hash
from oneplan.thai.search import fold
from oneplan.threads.models import Event, Subject
from oneplan.threads.queries import story
from oneplan.threads.rules import is_public_number

Say = Callable[[str], None]
COUNTED = (
    "areas_area areas_body accounts_post threads_subject needs_need projects_project "
    "projects_activity projects_costline budget_amount funds_publishedline threads_tie "
    "threads_event threads_referral plans_edition plans_listing annual_plans_rank "
    "committees_meeting screening_verdict"
)
SAMPLE = 200


def prove(say: Say) -> bool:
    """Tell the counts and sizes; whether all checks held."""
    with connection.cursor() as cursor:
        for table in COUNTED.split():
            cursor.execute(f"SELECT count(*) FROM {table}")
            say(f"  {table:24}{cursor.fetchone()[0]:12,}")
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        say(f"  on disk {cursor.fetchone()[0]}")
    checks = {
        "numbers, search texts and labels as the product writes them": _subjects_hold(),
        "stories readable": _stories_hold(),
        "parts of the place add up to it, to the satang": _money_holds(),
        "sealed editions hash to their seal": _seals_hold(),
    }
    for words, holds in checks.items():
        say(f"  {'yes' if holds else 'NO '} {words}")
    return all(checks.values())


def _sample() -> list[Subject]:
    """The same few records each time: those whose keys follow evenly spread ones."""
    rng = Random(1)
    first, last = (Subject.objects.order_by(order).first() for order in ("pk", "-pk"))
    if first is None or last is None:
        return []
    bounds = (first.pk.int, last.pk.int)
    keys = [f"{rng.randint(*bounds):032x}" for _ in range(SAMPLE)]
    found = (Subject.objects.filter(pk__gte=key).order_by("pk").first() for key in keys)
    return [subject for subject in found if subject]


def _subjects_hold() -> bool:
    return all(
        subject.is_trial
        and is_public_number(subject.public_no)
        and subject.search_text == fold(subject.search_text)
        and fold(f"{subject.public_no} {subject.title}") in subject.search_text
        for subject in _sample()
    )


def _stories_hold() -> bool:
    stories = [story(subject, reach=None) for subject in _sample()]
    return (
        all(
            told.events and {event.subject_id for event in told.events} >= {told.subject.pk}
            for told in stories
        )
        and Event.objects.filter(pk=stories[0].events[0].pk).exists()
    )


def _money_holds() -> bool:
    for year in (2566, 2570):
        money = place_money(HOME_PROVINCE, year)
        rows = rows_behind(HOME_PROVINCE, year).aggregate(total=Sum("satang"))["total"] or 0
        parts = sum(part.total.satang for part in money.parts)
        if not (rows == money.shares.total.satang and parts == money.shares.placed.satang and rows):
            return False
    return True


def _seals_hold() -> bool:
    sealed = Edition.objects.filter(state=EditionState.SEALED).order_by("id")[:40]
    return bool(sealed) and all(content_hash(each) == each.content_hash for each in sealed)
