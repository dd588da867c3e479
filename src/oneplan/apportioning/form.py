"""From the rows of the page to wishes: a body is typed by its name or picked from the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.apportioning.models import Taker
from oneplan.apportioning.services import Wish
from oneplan.core.errors import Refusal

if TYPE_CHECKING:
    from oneplan.apportioning.queries import Line
    from oneplan.areas.models import Body

LONGEST = 500


def wishes_of(
    posted: Mapping[str, str], lines: Sequence[Line], bodies: Iterable[Body]
) -> dict[UUID, Wish]:
    """What was said of each line; lines left open say nothing.

    Raises ``Refusal`` for a name no body around here has.
    """
    by_name = {body.name_th: body for body in bodies}
    found = {}
    for line in lines:
        key = line.rank.subject_id
        taker = posted.get(f"taker-{key}", "")
        if taker not in Taker.values:
            continue
        name = " ".join(posted.get(f"body-{key}", "").split())
        if name and name not in by_name:
            raise Refusal("apportioning.unknown_body", name=name)
        because = posted.get(f"because-{key}", "").strip()[:LONGEST]
        found[key] = Wish(Taker(taker), by_name.get(name), because)
    return found
