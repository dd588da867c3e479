"""Editions for the tests: Roi Et's three visions, and the five issues of a cluster.

The wordings are those of public sources; what a source cut is left cut.
"""

from __future__ import annotations

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind, Plan
from oneplan.plans.rewriting import rewrite_element
from oneplan.plans.services import ElementDraft, open_edition, open_plan, seal, write_elements

VISIONS = {
    2556: "เป็นผู้นำการผลิตข้าวหอมมะลิสู่ตลาดโลก เมืองแห่งการท่องเที่ยววิถีพุทธ และสังคมสงบสุข",
    2562: "เป็นแหล่งผลิตข้าวหอมมะลิคุณภาพสูง ท่องเที่ยววัฒนธรรมอีสานและเมื…",
    2563: "มหานครข้าวหอมมะลิ ท่องเที่ยววัฒนธรรมอีสาน และสุขภาพดี ภายในปี พ.ศ. 2565",
}


def three_visions(body: Body, *, by: Post) -> tuple[Plan, list[Edition]]:
    """A plan whose vision was rewritten twice, each edition sealed."""
    plan = open_plan("P5", body, title="แผนพัฒนาจังหวัดร้อยเอ็ด", fiscal_year=2565, by=by)
    editions = []
    for year, vision in VISIONS.items():
        edition = open_edition(plan, kind=EditionKind.FULL, year=year, by=by)
        standing = Element.objects.filter(edition=edition, kind=ElementKind.VISION).first()
        if standing is None:
            draft = ElementDraft(kind=ElementKind.VISION, number="ว", title=vision)
            write_elements(edition, [draft], by=by)
        else:
            rewrite_element(standing, by=by, title=vision)
        editions.append(seal(edition, item=None, by=by))
    return plan, editions
