"""What a project, its main activities and their costs begin with, before they are rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.core.models import new_id
from oneplan.funds.models import LineNature
from oneplan.threads.models import Circulation

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.funds.models import ExpenseType, Source
    from oneplan.projects.models import Project
    from oneplan.threads.models import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDraft:
    """One cost line.  ``fiscal_year`` (B.E.) None: the activity's own."""

    source: Source
    satang: int
    fiscal_year: int | None = None
    expense_type: ExpenseType | None = None
    words: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    unit_price_satang: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDraft:
    """A main activity; what is None is taken from its project.

    ``places`` are area codes.  ``needs`` are subjects it answers, ``printed_as`` the published
    line it is, ``proposes_again`` its predecessor of an earlier year.
    """

    title: str
    costs: tuple[CostDraft, ...] = ()
    nature: LineNature = LineNature.ITEM
    places: tuple[str, ...] = ()
    fiscal_year: int | None = None
    owner: Body | None = None
    origin: Body | None = None
    implementer: Body | None = None
    receiver: Body | None = None
    expense_type: ExpenseType | None = None
    first_month: int | None = None
    last_month: int | None = None
    output: str = ""
    indicator: str = ""
    people_helped: int | None = None
    needs: tuple[Subject, ...] = ()
    printed_as: Subject | None = None
    proposes_again: Subject | None = None
    circulation: Circulation | None = None
    search: str = ""
    id: UUID = field(default_factory=new_id)

    @property
    def satang(self) -> int:
        return sum(cost.satang for cost in self.costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDraft:
    """A project and its activities.  ``standing``: the activities join this project instead.

    ``places`` empty: all the places of its activities.
    """

    title: str
    owner: Body
    fiscal_year: int
    activities: tuple[ActivityDraft, ...] = ()
    standing: Project | None = None
    origin: Body | None = None
    places: tuple[str, ...] = ()
    is_umbrella: bool = False
    programme: str = ""
    dimension: str = ""
    approach: Subject | None = None
    rationale: str = ""
    objectives: str = ""
    indicators: str = ""
    target_group: str = ""
    output: str = ""
    outcome: str = ""
    proposes_again: Subject | None = None
    circulation: Circulation = Circulation.DRAFT
    is_trial: bool = False
    search: str = ""
    id: UUID = field(default_factory=new_id)

    @property
    def all_places(self) -> tuple[str, ...]:
        own = self.places or tuple(code for work in self.activities for code in work.places)
        return tuple(dict.fromkeys(own))
