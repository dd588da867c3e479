"""The calendar and the planning periods for programs."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from oneplan.core.asked import asked_year
from oneplan.cycles.models import Cycle, Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.thai.years import fiscal_year_of

router = Router(tags=["calendar"])


class MilestoneOut(Schema):
    """One dated step of a fiscal year's calendar; a default is not official."""

    fiscal_year: int
    code: str
    step_th: str
    step_en: str
    actor: str
    opens: dt.date | None
    due: dt.date | None
    source_letter: str
    version: int
    is_default: bool


class CycleOut(Schema):
    """A planning period by its first and last fiscal year (B.E.)."""

    family: str
    first_fiscal_year: int
    last_fiscal_year: int


@router.get("", response=list[MilestoneOut], url_name="calendar")
def calendar(request: HttpRequest, fiscal_year: str = "") -> list[Milestone]:
    """The steps in force for a fiscal year, the running one unless another is asked for."""
    year = asked_year({"fiscal_year": fiscal_year}) or fiscal_year_of(timezone.localdate())
    return list(calendar_of(year))


@router.get("/cycles", response=list[CycleOut], url_name="cycle-list")
def cycles(request: HttpRequest) -> list[Cycle]:
    """Every planning period."""
    return list(Cycle.objects.all())
