"""What the storing services look up: areas, bodies and sources, each asked for once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.areas.models import Area, Body, BodyAlias, BodyKind
from oneplan.areas.naming import SCHEME_SHORT_CLUSTER
from oneplan.areas.rows import BodyRow, Competence
from oneplan.areas.writing_bodies import write_bodies
from oneplan.audit.services import record
from oneplan.exchange.rules import AREA_LEVELS, agency_code, body_name_key
from oneplan.funds.models import ExpenseType, Source

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

SOURCE_MARK = "intake"
"""``Body.source`` of bodies that a table named and nobody knew."""


class World:
    """Areas and bodies by code and name.  Unknown bodies are made where a table names them."""

    def __init__(self, *, by: Post | None) -> None:
        self.by = by
        self._areas: dict[str, bool] = {}
        self._bodies: dict[str, Body] = {}
        self._names: dict[str, dict[str, Body]] = {}
        self.sources = {source.pk: source for source in Source.objects.all()}
        self.expenses = {expense.pk: expense for expense in ExpenseType.objects.all()}
        self.unknown_areas: set[str] = set()

    def learn_areas(self, codes: Iterable[str]) -> None:
        """Look codes and everything around them up in one query."""
        wanted = {
            code[:level] for code in codes for level in AREA_LEVELS if level <= len(code)
        } - self._areas.keys()
        if wanted:
            there = set(Area.objects.filter(code__in=wanted).values_list("code", flat=True))
            self._areas |= {code: code in there for code in wanted}

    def places(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes as known places: an unknown one becomes the closest known area around it.

        ``learn_areas`` first.  What was not known is remembered in ``unknown_areas``.
        """
        found: dict[str, None] = {}
        for code in codes:
            if not self._areas.get(code):
                self.unknown_areas.add(code)
            around = (code[:level] for level in reversed(AREA_LEVELS) if level <= len(code))
            known = next((each for each in around if self._areas.get(each)), None)
            if known:
                found[known] = None
        return tuple(found)

    def knows_area(self, code: str) -> bool:
        return bool(self._areas.get(code))

    def bodies(self, codes: Iterable[str]) -> dict[str, Body]:
        """Bodies by their code; clusters by their short notation as well.  Two queries at most."""
        wanted = set(codes) - self._bodies.keys()
        if wanted:
            self._bodies |= {body.code: body for body in Body.objects.filter(code__in=wanted)}
            aliases = BodyAlias.objects.filter(
                scheme=SCHEME_SHORT_CLUSTER, code__in=wanted - self._bodies.keys()
            )
            self._bodies |= {alias.code: alias.body for alias in aliases.select_related("body")}
        return self._bodies

    def bodies_named(self, names: Iterable[str], *, province: str = "") -> dict[str, Body]:
        """A body for each name; one that nobody knows is made, an agency unless its name says more.

        Names are looked for among the bodies seated in ``province``, the clusters, and those
        seated nowhere.
        """
        wanted = {name for name in names if name}
        known = self._named(province)
        rows = {}
        for name in sorted(wanted):
            if body_name_key(name) not in known:
                row = _body_row(name, province if self._areas_known(province) else "")
                rows[row.code] = row
        there = self.bodies(rows)
        self.make_bodies([row for code, row in rows.items() if code not in there])
        for code, row in rows.items():
            known.setdefault(body_name_key(row.name_th), self._bodies[code])
        return {name: known[body_name_key(name)] for name in wanted}

    def make_bodies(self, rows: Iterable[BodyRow]) -> None:
        """Write bodies that a table names, and remember them."""
        wanted = list(rows)
        if not wanted:
            return
        changes = write_bodies(wanted, source=SOURCE_MARK, keeps_imports=True)
        if changes.new:
            after = {"bodies": changes.new}
            record("exchange.bodies_named", by=self.by, kind="areas.body", key="new", after=after)
        self.bodies(row.code for row in wanted)

    def _areas_known(self, code: str) -> bool:
        self.learn_areas([code] if code else [])
        return self.knows_area(code)

    def _named(self, province: str) -> dict[str, Body]:
        if province not in self._names:
            wanted = Q(seat__isnull=True) | Q(kind=BodyKind.CLUSTER)
            if province:
                wanted |= Q(seat__code__startswith=province)
            names: dict[str, Body] = {}
            for body in Body.objects.filter(wanted, valid_to__isnull=True).order_by("code"):
                names.setdefault(body_name_key(body.name_th), body)
            self._names[province] = names
        return self._names[province]


def _body_row(name: str, province: str) -> BodyRow:
    kind = BodyKind.AGENCY
    if name.startswith(("บริษัท", "ห้างหุ้นส่วน")):
        kind = BodyKind.COMPANY
    elif name.startswith(("สมาคม", "มูลนิธิ", "วิสาหกิจชุมชน", "สหกรณ์", "กลุ่ม")):
        kind = BodyKind.ASSOCIATION
    return BodyRow(
        code=agency_code(name),
        kind=kind.value,
        name_th=name[:200],
        seat_code=province,
        competences=(Competence(province, is_confirmed=False),) if province else (),
    )
