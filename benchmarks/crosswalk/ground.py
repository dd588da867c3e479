"""The ground of the measurement: records of one province, each aligned to a made-up list."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.strategy.crosswalks import prepare_crosswalk
from oneplan.strategy.library import Entry, Head, put_list
from oneplan.strategy.models import Alignment, Crosswalk, ListVersion, Target
from oneplan.threads.models import Subject, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Set

MADE_UP = "ข้อมูลสมมติ"
BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"
PLAIN = """
INSERT INTO strategy_alignment
    (id, subject_id, target_id, strength, because, evidence, judged_by_id, judged_at)
SELECT gen_random_uuid(), subject_id, %s, strength, because, evidence, judged_by_id, judged_at
FROM strategy_alignment WHERE ended_at IS NULL ORDER BY id LIMIT %s
"""


def lay(links: int, targets: int) -> tuple[Crosswalk, Post]:
    """The list and its next version, the records and their links, and the crosswalk between."""
    with transaction.atomic():
        wipe()
        area = Area.objects.get_or_create(
            code="67", defaults={"kind": AreaKind.PROVINCE, "name_th": "จังหวัดสมมติ"}
        )[0]
        body = Body.objects.get_or_create(
            code="67", defaults={"kind": BodyKind.PROVINCE_OFFICE, "name_th": MADE_UP, "seat": area}
        )[0]
        post = Post.objects.get_or_create(
            body=body, role=Role.STRATEGIST, defaults={"title_th": MADE_UP}
        )[0]
        old, new = make_list("2566-2570", targets), make_list("2571-2575", targets)
        keys = list(old.targets.order_by("code").values_list("pk", flat=True))[:-1]
        subjects = [
            Subject(
                kind=SubjectKind.ACTIVITY, public_no=f"A67-{number}", title=f"{MADE_UP} {number}",
                area=area, owner=body, origin=body, fiscal_year=2571, is_trial=True,
            )
            for number in range(links)
        ]  # fmt: skip
        Subject.objects.bulk_create(subjects, batch_size=5000)
        Alignment.objects.bulk_create(
            (
                Alignment(
                    subject=each, target_id=keys[number % len(keys)], strength=1 + number % 3,
                    because=BECAUSE, judged_by=post,
                )
                for number, each in enumerate(subjects)
            ),
            batch_size=5000,
        )  # fmt: skip
        walk = prepare_crosswalk(old, new, province_code="67", by=post)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return walk, post


def make_list(version: str, targets: int) -> ListVersion:
    head = Head(
        code="made_up",
        version=version,
        kind="master",
        title_th=MADE_UP,
        years=version,
        mark=MADE_UP,
    )
    entries = [
        Entry(code=f"{number:06}", name_th=f"เป้าหมายสมมติที่ {number}", position=number)
        for number in range(1, targets + 2)
    ]
    return put_list(head, entries, by=None).version


def live() -> Set[UUID]:
    return set(Alignment.objects.filter(ended_at=None).values_list("pk", flat=True))


def plain_insert(links: int) -> float:
    """Seconds to insert as many alignments by one statement, which is then taken back.

    They go to the last target of the old list, which no record is aligned to.
    """
    last = Target.objects.filter(list_version__version="2566-2570").order_by("code").last()
    assert last is not None
    with transaction.atomic(), connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(PLAIN, [last.pk, links])
        assert cursor.rowcount == links
        took = time.perf_counter() - begun
        transaction.set_rollback(True)
    return took


def wipe() -> None:
    """Take away what an earlier measurement left."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE threads_subject, strategy_listversion, audit_entry CASCADE")
