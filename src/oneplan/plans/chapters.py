"""The chapters of a plan: which part of the product fills each, and whether it is filled.

Which chapters a kind of plan has stands in the editable list ``plan_chapters``; its column
``filled_by`` names a filler.  Apps register theirs at start-up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Code
from oneplan.plans.access import prepares
from oneplan.plans.models import Edition, EditionState, Element, ElementKind, Listing, Plan
from oneplan.plans.plan_types import plan_type, years_of_plan
from oneplan.plans.rules.plan_types import MadeBy
from oneplan.plans.standing import editions_up_to, valid_elements, valid_listings
from oneplan.threads.access import reach
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post

CHAPTERS = "plan_chapters"
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Filled:
    """How much stands in a chapter, in which unit, and the page it is filled on.

    ``url`` is empty where the reader has no such page.
    """

    count: int
    unit: str | _StrPromise
    url: str


Filler = Callable[["Plan", "Edition | None", "Post | None"], Filled]
"""Counts what fills a chapter of a plan, with an edition as its newest, for a reader."""

_fillers: dict[str, tuple[str | _StrPromise, Filler]] = {}


def register(name: str, label: str | _StrPromise, filler: Filler) -> None:
    """Add what can fill a chapter; ``label`` calls it.  Raises for a name used by another."""
    if _fillers.setdefault(name, (label, filler))[1] is not filler:
        raise ImproperlyConfigured(f"Filler of chapters registered twice: {name}")


def fillers() -> Mapping[str, str | _StrPromise]:
    """What may stand in the column ``filled_by``, and what each is called."""
    return {name: label for name, (label, _filler) in sorted(_fillers.items())}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of a plan; ``filled`` is None where no part of the product fills it."""

    code: str
    name_th: str
    name_en: str
    mark: str
    filled_by: str | _StrPromise
    filled: Filled | None

    @property
    def is_filled(self) -> bool:
        return self.filled is not None and self.filled.count > 0


def chapters_of(plan: Plan, edition: Edition | None, post: Post | None) -> list[Chapter]:
    """The chapters of a plan in the order of the list, each counted once."""
    rows = Code.objects.filter(list=CHAPTERS, parent_code=plan.type_code).order_by("position")
    found = []
    for row in rows:
        label, filler = _fillers.get(str(row.extra.get("filled_by", "")), ("", None))
        found.append(
            Chapter(
                code=row.code,
                name_th=row.name_th,
                name_en=row.name_en,
                mark=row.mark,
                filled_by=label,
                filled=filler(plan, edition, post) if filler else None,
            )
        )
    return found


def _page(plan: Plan, edition: Edition | None, post: Post | None) -> str:
    """Where its own rows are written, for whoever may; else where they are read."""
    if edition is not None and edition.state == EditionState.DRAFT and prepares(post, plan):
        kind = plan_type(plan.type_code)
        if kind is not None and kind.made_by == MadeBy.HERE:
            return reverse("plans:writing", args=[plan.pk])
    page = reverse("plans:plan", args=[plan.pk])
    return f"{page}?edition={edition.pk}" if edition else page


def _rows(*kinds: ElementKind, unit: str | _StrPromise) -> Filler:
    def filler(plan: Plan, edition: Edition | None, post: Post | None) -> Filled:
        rows = valid_elements(editions_up_to(edition)) if edition else Element.objects.none()
        return Filled(rows.filter(kind__in=kinds).count(), unit, _page(plan, edition, post))

    return filler


def _listings(plan: Plan, edition: Edition | None, post: Post | None) -> Filled:
    listings = valid_listings(editions_up_to(edition)) if edition else Listing.objects.none()
    seen = listings.filter(readable(reach(post), at="subject"))
    return Filled(seen.count(), _("rows listed"), _page(plan, edition, post))


def _needs(plan: Plan, _edition: Edition | None, post: Post | None) -> Filled:
    """Needs told in the place of the plan for its years, as far as the reader may read them."""
    area, years = plan.body.seat_id or "", years_of_plan(plan)
    page = reverse("needs:need-list")
    if not area:
        return Filled(0, _("needs told"), page)
    found = Subject.objects.filter(
        readable(reach(post)),
        kind=SubjectKind.NEED,
        area__code__startswith=area,
        fiscal_year__range=(years.first, years.last),
    )
    count = found.order_by().values("pk")[:MOST_COUNTED].count()
    return Filled(count, _("needs told"), f"{page}?area={area}&fiscal_year={years.first}")


OWN_FILLERS: Sequence[tuple[str, str | _StrPromise, Filler]] = (
    (
        "opening",
        _("vision and goal"),
        _rows(ElementKind.VISION, ElementKind.GOAL, unit=_("rows of vision and goal")),
    ),
    (
        "goal_indicators",
        _("success indicators of the goal"),
        _rows(ElementKind.GOAL_INDICATOR, unit=_("indicators")),
    ),
    ("issues", _("issues of the plan"), _rows(ElementKind.ISSUE, unit=_("issues"))),
    ("approaches", _("approaches of the plan"), _rows(ElementKind.APPROACH, unit=_("approaches"))),
    ("listings", _("what the plan lists"), _listings),
    ("needs", _("needs told in the place"), _needs),
)
