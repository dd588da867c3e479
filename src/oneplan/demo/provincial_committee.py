"""The example province's ก.บ.จ. and district ก.บ.อ., with seats by category.

The composition is a default of the system, not an official list; an office enters its own
order of appointment.
"""

from __future__ import annotations

from django.db import transaction

from oneplan.accounts.models import Post
from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Committee, SeatDuty

GOVERNMENT, LOCAL, PEOPLE, BUSINESS = "ราชการ", "ท้องถิ่น", "ภาคประชาสังคม", "ภาคธุรกิจเอกชน"

PROVINCIAL_SEATS = (
    ("ผู้ว่าราชการจังหวัด", GOVERNMENT, SeatDuty.CHAIR, "governor"),
    ("รองผู้ว่าราชการจังหวัด", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("ปลัดจังหวัด", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("เกษตรและสหกรณ์จังหวัด", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("โยธาธิการและผังเมืองจังหวัด", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("นายแพทย์สาธารณสุขจังหวัด", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("นายกองค์การบริหารส่วนจังหวัด", LOCAL, SeatDuty.MEMBER, "pao"),
    ("ผู้แทนเทศบาล", LOCAL, SeatDuty.MEMBER, "authority"),
    ("ผู้แทนองค์การบริหารส่วนตำบล", LOCAL, SeatDuty.MEMBER, ""),
    ("ผู้แทนภาคประชาสังคม คนที่ ๑", PEOPLE, SeatDuty.MEMBER, ""),
    ("ผู้แทนภาคประชาสังคม คนที่ ๒", PEOPLE, SeatDuty.MEMBER, ""),
    ("ประธานหอการค้าจังหวัด", BUSINESS, SeatDuty.MEMBER, ""),
    ("ประธานสภาอุตสาหกรรมจังหวัด", BUSINESS, SeatDuty.MEMBER, ""),
    ("หัวหน้าสำนักงานจังหวัด", GOVERNMENT, SeatDuty.SECRETARY, "head"),
)

DISTRICT_SEATS = (
    ("นายอำเภอ", GOVERNMENT, SeatDuty.CHAIR, ""),
    ("พัฒนาการอำเภอ", GOVERNMENT, SeatDuty.MEMBER, "developer"),
    ("ท้องถิ่นอำเภอ", GOVERNMENT, SeatDuty.MEMBER, ""),
    ("ผู้แทนองค์กรปกครองส่วนท้องถิ่น", LOCAL, SeatDuty.MEMBER, "authority"),
    ("ผู้แทนกำนัน ผู้ใหญ่บ้าน", "ท้องที่", SeatDuty.MEMBER, ""),
    ("ผู้แทนภาคประชาสังคม", PEOPLE, SeatDuty.MEMBER, ""),
    ("ปลัดอำเภอ", GOVERNMENT, SeatDuty.SECRETARY, "nongphai"),
)


@transaction.atomic
def seat_committees(posts: dict[str, Post]) -> Committee:
    """Both committees with their seats; returns the provincial one."""
    provincial = found_committee(
        posts["strategist"].body,
        kind="KBJ",
        name="คณะกรรมการบริหารงานจังหวัดแบบบูรณาการ จังหวัดเพชรบูรณ์ (ข้อมูลสมมติ)",
        short_name="ก.บ.จ.เพชรบูรณ์",
        order_number="คำสั่งสมมติ 1/2569",
        by=posts["strategist"],
    )
    district = found_committee(
        posts["nongphai"].body,
        kind="KBO",
        name="คณะกรรมการบริหารงานอำเภอแบบบูรณาการ อำเภอหนองไผ่ (ข้อมูลสมมติ)",
        short_name="ก.บ.อ.หนองไผ่",
        order_number="คำสั่งสมมติ 2/2569",
        by=posts["nongphai"],
    )
    for committee, seats, keeper in (
        (provincial, PROVINCIAL_SEATS, posts["strategist"]),
        (district, DISTRICT_SEATS, posts["nongphai"]),
    ):
        for title, category, duty, holder in seats:
            add_seat(
                committee,
                title=title,
                category=category,
                duty=duty,
                post=posts.get(holder),
                by=keeper,
            )
    return provincial
