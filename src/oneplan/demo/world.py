"""What the steps of the example province reach for: the clock, posts, bodies and code lists."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from oneplan.accounts.models import Post
from oneplan.areas.models import Area, Body, BodyKind
from oneplan.areas.queries import find_body
from oneplan.committees.models import Committee
from oneplan.demo.clock import Clock
from oneplan.demo.words import table
from oneplan.funds.models import ExpenseType, Source
from oneplan.plans.models import Element, ElementKind
from oneplan.threads.models import Subject

PROVINCE = "67"
DISTRICT_OFFICERS = {"6703": "lomsak", "6707": "nongphai"}
"""Keys of the deputy chiefs with a name of their own in the cast; the others bear their code."""


class World:
    """One building of the example; everything is looked up once."""

    def __init__(self, posts: dict[str, Post]) -> None:
        self.posts = posts
        self.clock = Clock()
        self._bodies: dict[str, Body] = {}

    def at(self, day: dt.date, *, hour: int = 10, minute: int = 0) -> dt.date:
        """Turn the clock to a day and return it, for services that take the day."""
        return self.clock.turn_to(day, hour=hour, minute=minute)

    def body(self, written: str) -> Body:
        """A body by its code, or by its name where it was born of the example folder."""
        if written not in self._bodies:
            found = find_body(written) or Body.objects.filter(name_th=written).first()
            if found is None:
                raise LookupError(f"no body {written} in the example province")
            self._bodies[written] = found
        return self._bodies[written]

    def committee(self, kind: str, code: str) -> Committee:
        """The committee of a kind (``KBJ``, ``KBO`` …) that a body keeps."""
        return Committee.objects.get(body__code=code, kind=kind)

    def officer(self, district: str) -> Post:
        """The deputy district chief who keeps a district's needs."""
        return self.posts.get(f"district-{district}") or self.posts[DISTRICT_OFFICERS[district]]

    def implementer(self, by: str, subdistrict: str) -> Body | None:
        """Who does a kind of work in a place: the local authority, or an agency of the table."""
        if by == "lao":
            return self.authority(subdistrict)
        name = {row["code"]: row["body"] for row in table("agencies")}[by]
        return self.body(name) if name else None

    def authority(self, subdistrict: str) -> Body:
        """The local authority that bears the name of a sub-district, else its district's first."""
        district = subdistrict[:4]
        name = self.areas[subdistrict[:6]].name_th
        found = self.authorities[district]
        return next((body for body in found if body.name_th.endswith(name)), found[0])

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area of the province by its code, villages too."""
        found = Area.objects.filter(code__startswith=PROVINCE, valid_to=None)
        return {area.code: area for area in found.order_by("code")}

    @cached_property
    def villages(self) -> dict[str, list[Area]]:
        """The villages of each district, in order."""
        grouped: dict[str, list[Area]] = {}
        for code, area in self.areas.items():
            if len(code) == 8:
                grouped.setdefault(code[:4], []).append(area)
        return grouped

    @cached_property
    def authorities(self) -> dict[str, list[Body]]:
        """The municipalities and sub-district organisations seated in each district."""
        kinds = (
            BodyKind.TOWN_MUNICIPALITY,
            BodyKind.SUBDISTRICT_MUNICIPALITY,
            BodyKind.SUBDISTRICT_ADMINISTRATION,
        )
        found = Body.objects.filter(kind__in=kinds, seat__code__startswith=PROVINCE)
        grouped: dict[str, list[Body]] = {}
        for body in found.order_by("code"):
            grouped.setdefault((body.seat_id or "")[:4], []).append(body)
        return grouped

    @cached_property
    def sources(self) -> dict[str, Source]:
        return Source.objects.in_bulk()

    @cached_property
    def expenses(self) -> dict[str, ExpenseType]:
        return ExpenseType.objects.in_bulk()

    @cached_property
    def approaches(self) -> dict[str, Subject]:
        """The approaches (แนวทาง) of the province's plan by their number."""
        rows = Element.objects.filter(
            kind=ElementKind.APPROACH, edition__plan__body__code=PROVINCE
        ).select_related("lineage")
        return {element.number: element.lineage for element in rows.order_by("edition__made_at")}
