"""Builders of published lines and sources for the tests of money."""

from __future__ import annotations

from itertools import count

from oneplan.areas.models import Body
from oneplan.funds.models import LineKind, LineNature, PublishedLine, Source, SourceGroup
from oneplan.threads.models import Circulation, SubjectKind
from oneplan.threads.services import Draft, begin

_numbers = count(1)


def make_source(code: str = "1P", group: SourceGroup = SourceGroup.AREA) -> Source:
    return Source.objects.get_or_create(
        code=code, defaults={"name_th": f"แหล่งเงิน {code}", "group": group}
    )[0]


def make_line(
    owner: Body,
    satang: int,
    *places: str,
    kind: LineKind = LineKind.PROVINCE,
    fiscal_year: int = 2565,
    nature: LineNature = LineNature.ITEM,
) -> PublishedLine:
    """A published line with its places; its subject is public."""
    number = f"test.{next(_numbers)}"
    subject = begin(
        Draft(
            kind=SubjectKind.PUBLISHED_LINE,
            title=f"รายการสมมติ {number}",
            owner=owner,
            fiscal_year=fiscal_year,
            places=places,
            circulation=Circulation.PUBLIC,
        ),
        by=None,
    )
    return PublishedLine.objects.create(
        subject=subject,
        kind=kind,
        publication="ข้อมูลสมมติ",
        line_no=number,
        owner=owner,
        province_code="67",
        fiscal_year=fiscal_year,
        item=subject.title,
        nature=nature,
        satang=satang,
    )
