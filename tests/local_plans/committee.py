"""The local development committee of a body, for tests."""

from __future__ import annotations

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Committee


def development_committee(body: Body, *, by: Post) -> Committee:
    """คณะกรรมการพัฒนาท้องถิ่น with three seats."""
    made = found_committee(
        body, kind="LDC", name="คณะกรรมการพัฒนาท้องถิ่น", short_name="กก.พัฒนาท้องถิ่น", by=by
    )
    for number in range(3):
        add_seat(made, title=f"ที่นั่ง {number}", category="ท้องถิ่น", by=by)
    return made
