"""Many events written at once, as rows and not as objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from oneplan.core.models import new_id
from oneplan.threads.models import SubjectKind

COPY = """
COPY threads_event (id, subject_id, code, facts, at, by_post_id, is_public, province_code)
FROM STDIN
"""


class Tellable(Protocol):
    """A subject as far as a sentence in its story needs it."""

    @property
    def pk(self) -> UUID: ...
    @property
    def kind_word(self) -> str: ...
    @property
    def area_id(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject read as three columns, where a hundred thousand of them are told at once."""

    pk: UUID
    kind: str
    area_id: str | None

    @property
    def kind_word(self) -> str:
        return SubjectKind(self.kind).name.lower()


def copy_events(
    stories: Iterable[tuple[UUID, str, Mapping[str, Any]]],
    *,
    code: str,
    at: datetime,
    by_post: UUID | None,
) -> None:
    """Stream one event for each record (its key, its province, the facts) into the table.

    One object and nine parameters an event cost several times as long; keys, triggers and the
    transaction are those of any insert.
    """
    when = at.isoformat()
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(COPY) as rows:
        for subject, province, facts in stories:
            told = json.dumps(facts, ensure_ascii=False)
            rows.write_row((str(new_id()), str(subject), code, told, when, by_post, True, province))
