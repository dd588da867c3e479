"""Rows on their way to COPY: keys that can be made again, times, and one sheet a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

FIRST_DAY = dt.date(2020, 1, 1)
_EPOCH_MS = int(dt.datetime(2020, 1, 1, tzinfo=dt.UTC).timestamp() * 1000)
DAY_MS = 86_400_000
DAYS = [(FIRST_DAY + dt.timedelta(days=number)).isoformat() for number in range(3000)]
NULL = "\\N"

COLUMNS: dict[str, str] = {
    "threads_subject": "id kind public_no title search_text area_id owner_id origin_id circulation "
    "stage fiscal_year home is_trial made_at",
    "threads_event": "id subject_id code facts at by_post_id paper_id is_public province_code",
    "threads_place": "id subject_id area_id words lat lon",
    "threads_tie": "id kind child_id parent_id facts begun_at ended_at",
    "threads_share": "id subject_id body_id begun_at ended_at",
    "threads_referral": "id subject_id kind from_body_id to_body_id reason state sent_on due_on "
    "answered_on answer",
    "needs_forum": "id body_id area_id cycle_id title held_on households people is_made_up",
    "needs_need": "subject_id forum_id cycle_id wording place_words people_touched "
    "households_touched doer proposer_kind recorded_by_id version",
    "projects_project": "subject_id title is_umbrella programme approach_id rationale objectives "
    "indicators target_group output outcome field_versions",
    "projects_activity": "subject_id project_id title nature preparation fiscal_year "
    "implementer_id receiver_id expense_type_id first_month last_month output indicator "
    "people_helped satang field_versions",
    "projects_costline": "id activity_id fiscal_year source_id expense_type_id words quantity unit "
    "unit_price_satang satang",
    "projects_evidence": "id activity_id code is_met paper_id words valid_to",
    "budget_amount": "id subject_id fiscal_year source_id stage satang dated paper_id words "
    "recorded_at",
    "funds_publishedline": "subject_id kind publication page line_no owner_id province_code "
    "fiscal_year programme project expense item nature satang",
    "funds_frame": "id body_id fiscal_year source_id satang state dated paper_id made_at",
    "plans_plan": "subject_id type_code body_id cycle_id fiscal_year title is_trial",
    "plans_element": "id edition_id lineage_id kind number parent_id title indicator_id "
    "baseline_year baseline_words position",
    "plans_listing": "id edition_id subject_id element_id title rank side page item",
    "plans_listingyear": "id listing_id fiscal_year source_id satang",
    "plans_edition": "id plan_id kind number year state sealed_at sealed_by_id content_hash "
    "made_at",
    "annual_plans_round": "subject_id level body_id area_id fiscal_year run_no criteria_set_id "
    "inputs_hash is_trial findings ran_by_id ran_at adopted_as_id",
    "annual_plans_rank": "id round_id subject_id position state score satang findings",
    "annual_plans_frameline": "id round_id frame_id drawn_by_id drawn_at",
    "committees_committee": "id body_id kind name_th short_name parent_id order_number "
    "quorum_share valid_from valid_to",
    "committees_seat": "id committee_id category title duty post_id position valid_from valid_to",
    "committees_meeting": "subject_id committee_id number year held_on place is_circular state "
    "certified_at_id minutes_id minutes_hash",
    "committees_agendaitem": "id meeting_id part position title subject_id act facts proposal "
    "decision resolution effect confirmed_at undone_at corrections",
    "screening_verdict": "id a_id b_id province_code area_id fiscal_year machine_kind score "
    "reasons thing model found_at kind state act effect words decided_by_id decided_at",
    "monitoring_report": "id subject_id fiscal_year quarter percent_done words reported_by_id "
    "reported_at",
    "areas_area": "code kind parent_id name_th name_en former_names sort_key lat lon "
    "is_made_up source valid_from valid_to",
    "areas_body": "id kind code name_th name_en sort_key parent_id seat_id is_made_up source "
    "valid_from valid_to",
    "accounts_post": "id body_id role area_id title_th title_en phone",
    "accounts_person": "id user_id full_name phone email is_made_up",
    "accounts_holding": "id person_id post_id valid_from valid_to is_acting",
    "threads_serial": "kind unit fiscal_year last",
}
"""The tables written, in this order, each with its columns.

Keys are checked at the end of a transaction; editions come after their rows, since a sealed one
takes no more.
"""


class Sheets:
    """The rows of one stretch of work, one list of lines a table."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}

    def add(self, table: str, *values: Any) -> None:
        """One row, None for a null; nothing made here holds a tab or a line break."""
        self.lines[table].append(
            "\t".join([NULL if value is None else str(value) for value in values])
        )

    def filled(self) -> Iterable[tuple[str, list[str]]]:
        return ((table, lines) for table, lines in self.lines.items() if lines)

    def __len__(self) -> int:
        return sum(map(len, self.lines.values()))


class Clock:
    """Keys (UUIDv7) and moments of one seed: the same seed gives the same keys."""

    def __init__(self, rng: Random) -> None:
        self._bits = rng.getrandbits
        self._rng = rng

    def key(self, moment: int) -> str:
        """A key of that moment (milliseconds since ``FIRST_DAY``)."""
        low = self._bits(74)
        return (
            f"{_EPOCH_MS + moment:012x}7{low >> 62:03x}"
            f"{0x8000000000000000 | (low & 0x3FFFFFFFFFFFFFFF):016x}"
        )

    def between(self, first: str, last: str) -> int:
        """A moment in office hours of a day between two."""
        low, high = day_number(first), day_number(last)
        return self._rng.randint(low, high) * DAY_MS + self._rng.randint(7_200_000, 32_400_000)


def day_number(day: str) -> int:
    return (dt.date.fromisoformat(day) - FIRST_DAY).days


def day_of(moment: int) -> str:
    return DAYS[moment // DAY_MS]


def stamp(moment: int) -> str:
    """A moment as PostgreSQL reads it."""
    seconds, thousandths = divmod(moment % DAY_MS, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{DAYS[moment // DAY_MS]} {hour:02}:{minute:02}:{second:02}.{thousandths:03}+00"
