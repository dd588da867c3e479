"""Twins of a text somebody is typing: what is known already about that place and object."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.accounts.permissions import may
from oneplan.areas.rules import is_code
from oneplan.core.asked import asked_key, asked_year
from oneplan.core.models import new_id
from oneplan.engines.overlap import Twin
from oneplan.screening.models import OverlapKind
from oneplan.screening.overlap.facing import Side, readable_among, side_of, with_surroundings
from oneplan.screening.overlap.known import Known
from oneplan.screening.overlap.ready import twins_of
from oneplan.screening.overlap.wording import reasons_in_words
from oneplan.thai.digits import to_arabic
from oneplan.threads.access import is_own, reach
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

SHOWN = 3
SHORTEST = 8
"""Characters from which a text is worth asking about."""
LONGEST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in a form just now.  ``area_code`` may be any code; money is satang."""

    text: str
    area_code: str
    fiscal_year: int | None = None
    satang: int | None = None
    id: UUID | None = None

    @property
    def is_enough(self) -> bool:
        return len(self.text.strip()) >= SHORTEST and is_code(to_arabic(self.area_code).strip())


@dataclass(frozen=True, slots=True)
class TypedTwin:
    """A twin as the typing reader may know it; ``may_join`` when one press may merge with it."""

    side: Side
    kind: str
    kind_words: str
    percent: int
    reasons: list[str]
    may_join: bool

    def as_json(self) -> dict[str, object]:
        """Plain values; a hidden twin gives its place, object and post to call and no more."""
        side = self.side
        shown = {"place": side.place, "thing": side.thing, "call": side.call}
        if side.is_hidden:
            return {**shown, "is_hidden": True}
        return {
            **shown,
            "is_hidden": False,
            "id": str(side.id),
            "number": side.number,
            "title": side.title,
            "record": side.kind_words,
            "owner": side.owner,
            "fiscal_year": side.fiscal_year,
            "satang": side.satang,
            "url": side.url,
            "kind": self.kind,
            "percent": self.percent,
            "reasons": self.reasons,
            "may_join": self.may_join,
        }


def twins_while_typing(typed: Typed, *, by: Post) -> list[TypedTwin]:
    """Up to three twins of what is typed, best first; none of a text too short or placeless."""
    if not typed.is_enough:
        return []
    known = Known(
        id=typed.id or new_id(),
        kind="",
        text=typed.text.strip()[:LONGEST],
        area=to_arabic(typed.area_code).strip(),
        fiscal_year=typed.fiscal_year,
        satang=typed.satang,
    )
    found = twins_of(known, most=SHOWN)
    keys = [UUID(str(twin.id)) for twin in found]
    subjects = with_surroundings(Subject.objects.filter(pk__in=keys))
    by_key = {subject.pk: subject for subject in subjects}
    seen = readable_among(keys, reach(by))
    return [
        _typed_twin(twin, by_key[key], is_readable=key in seen, by=by)
        for key, twin in zip(keys, found, strict=True)
        if key in by_key
    ]


def _typed_twin(twin: Twin, subject: Subject, *, is_readable: bool, by: Post) -> TypedTwin:
    side = side_of(subject, is_readable=is_readable, thing=_thing(twin))
    may_join = (
        is_readable
        and subject.kind == SubjectKind.NEED
        and twin.verdict in (OverlapKind.SAME, OverlapKind.POSSIBLE)
        and may(by, "threads.merge")
        and may(by, "screening.judge_overlap")
        and is_own(by, subject)
    )
    kind = OverlapKind(twin.verdict)
    reasons = reasons_in_words(twin.reasons, side.thing) if is_readable else []
    return TypedTwin(side, kind, str(kind.label), round(twin.score * 100), reasons, may_join)


def _thing(twin: Twin) -> str:
    """The object the engine named among its reasons, which it words as "… (object)"."""
    _before, opened, rest = twin.reason.partition("(")
    return rest.partition(")")[0] if opened else ""


def typed_in(form: Mapping[str, str], *, by: Post) -> Typed:
    """What stands in a need's or an activity's form; unreadable fields are as if empty.

    A form that rewrites a record names it as ``subject``: its place and year are taken from
    there, as far as the post may read it.
    """
    text = form.get("wording") or form.get("title") or form.get("text") or ""
    words = form.get("place_words", "")
    codes = form.get("area_code") or form.get("places") or form.get("area") or ""
    area = next(iter(re.split(r"[\s,;]+", codes.strip())), "")
    year, key = asked_year(form), asked_key(form, "subject") or asked_key(form, "id")
    if not area and key is not None:
        rewritten = Subject.objects.filter(readable(reach(by)), pk=key).first()
        area = (rewritten.area_id if rewritten else "") or ""
        year = rewritten.fiscal_year if rewritten else year
    return Typed(
        text=f"{text} {words}".replace("\x00", "").strip(), area_code=area, fiscal_year=year, id=key
    )
