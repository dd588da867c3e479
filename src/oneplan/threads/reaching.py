"""How far a post sees."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import connection

from oneplan.areas.models import BodyKind
from oneplan.threads import rules

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

_HOLDS = (
    "({0}.valid_from IS NULL OR {0}.valid_from <= %(on)s)"
    " AND ({0}.valid_to IS NULL OR {0}.valid_to >= %(on)s)"
)
REACH = f"""
WITH place AS (
    SELECT area_id FROM areas_bodyarea mine
    WHERE %(is_cluster)s AND body_id = %(body)s AND {_HOLDS.format("mine")}
), own AS (
    SELECT unnest(%(provinces)s::text[]) AS code UNION SELECT left(area_id, 2) FROM place
)
SELECT 'body', id, NULL FROM areas_body
WHERE parent_id = %(body)s AND kind = '{BodyKind.VILLAGE_COMMITTEE}'
UNION ALL SELECT 'place', NULL, area_id FROM place
UNION ALL SELECT 'circle', NULL, other.area_id
FROM areas_bodyarea mine
JOIN areas_body cluster ON cluster.id = mine.body_id AND cluster.kind = '{BodyKind.CLUSTER}'
JOIN areas_bodyarea other ON other.body_id = cluster.id
WHERE mine.area_id = ANY(ARRAY(SELECT code FROM own))
    AND {_HOLDS.format("mine")} AND {_HOLDS.format("other")}
"""  # noqa: S608 - names of kinds and columns only
"""What belongs to a post's reach on a day: committees of its body, a cluster's provinces, and the
provinces that share a cluster with its own."""


def reach_of(post: Post, *, on: dt.date) -> rules.Reach:
    """How far a post sees on a day: its bodies, areas, and the provinces of its circle.

    One statement, kept as text: every page of a signed-in reader asks it.
    """
    seat = post.body.seat_id or ""
    known = [code for code in (post.area_id, seat) if code]
    with connection.cursor() as cursor:
        cursor.execute(
            REACH,
            {
                "on": on,
                "body": post.body_id,
                "is_cluster": post.body.kind == BodyKind.CLUSTER,
                "provinces": [code[:2] for code in known],
            },
        )
        found: dict[str, set[Any]] = {"body": set(), "place": set(), "circle": set()}
        for what, body, code in cursor.fetchall():
            found[what].add(body or code)
    prefixes = found["place"] | ({post.area_id} if post.area_id else set())
    own = {code[:2] for code in (*known, *prefixes)}
    return rules.Reach(
        body_ids=frozenset({post.body_id, *found["body"]}),
        prefixes=tuple(sorted(prefixes)),
        circle=frozenset(own | found["circle"]),
        is_national=post.body.kind == BodyKind.NATIONAL,
    )
