"""The made-up officers of the example province: their posts, persons and one-click accounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from oneplan.accounts.models import Post, User
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, create_person, create_post, make_demo_account
from oneplan.areas.models import Area
from oneplan.areas.queries import find_body

SINCE = dt.date(2024, 10, 1)


@dataclass(frozen=True, slots=True)
class Officer:
    """One made-up officer: the account name, the body, the post and the person."""

    username: str
    body: str
    role: Role
    title_th: str
    title_en: str
    name: str
    area: str = ""


CAST = (
    Officer("strategist", "67", Role.STRATEGIST, "นักวิเคราะห์นโยบายและแผน กลุ่มงานยุทธศาสตร์",
            "Provincial strategist", "นางสาวพิมพ์ชนก สมมติสุข", "67"),
    Officer("head", "67", Role.HEAD_OF_OFFICE, "หัวหน้าสำนักงานจังหวัด",
            "Head of the provincial office", "นายธนากร ตัวอย่างดี", "67"),
    Officer("governor", "67", Role.GOVERNOR, "ผู้ว่าราชการจังหวัด",
            "Governor", "นายวีระ จำลองชัย", "67"),
    Officer("nongphai", "6707", Role.DISTRICT_OFFICER, "ปลัดอำเภอหนองไผ่ (เลขานุการ ก.บ.อ.)",
            "Deputy district chief, Nong Phai", "นายกิตติ สมมติวงศ์", "6707"),
    Officer("lomsak", "6703", Role.DISTRICT_OFFICER, "ปลัดอำเภอหล่มสัก (เลขานุการ ก.บ.อ.)",
            "Deputy district chief, Lom Sak", "นางวราภรณ์ ตัวอย่างกุล", "6703"),
    Officer("developer", "6707", Role.COMMUNITY_DEVELOPER, "พัฒนากรอำเภอหนองไผ่",
            "Community development officer, Nong Phai", "นางสาวดวงใจ จำลองผล", "6707"),
    Officer("authority", "dla:5670703", Role.LOCAL_PLANNER, "นักวิเคราะห์นโยบายและแผน อปท.",
            "Planner of a local authority", "นายสมชาติ สมมติพงษ์", "6707"),
    Officer("pao", "dla:2670101", Role.LOCAL_PLANNER, "นักวิเคราะห์นโยบายและแผน อบจ.",
            "Planner of the provincial administrative organisation", "นางรัตนา ตัวอย่างศรี", "67"),
    Officer("cluster", "N-L1", Role.CLUSTER_OFFICER, "นักวิเคราะห์นโยบายและแผน กลุ่มจังหวัด",
            "Cluster strategy officer", "นายอนุชา จำลองกิจ"),
    Officer("reviewer", "nat:nesdc", Role.REVIEWER, "ผู้พิจารณาแผน สศช.",
            "Reviewer, NESDC", "นางสาวศิริพร สมมติธรรม"),
)  # fmt: skip


@transaction.atomic
def people_the_province() -> dict[str, Post]:
    """Every officer in post with an account; people already there are left as they are."""
    posts = {}
    for officer in CAST:
        held = Post.objects.filter(holdings__person__user__username=officer.username).first()
        posts[officer.username] = held or _seat(officer)
    for post in posts.values():
        user = User.objects.get(person__holdings__post=post)
        post.acting_user_id = user.pk
    return posts


def _seat(officer: Officer) -> Post:
    body = find_body(officer.body)
    if body is None:
        raise LookupError(f"no body {officer.body} in the reference data")
    area = Area.objects.get(pk=officer.area) if officer.area else None
    post = create_post(
        body,
        role=officer.role,
        title_th=officer.title_th,
        title_en=officer.title_en,
        area=area,
        by=None,
    )
    person = create_person(officer.name, by=None, is_made_up=True)
    appoint(person, post=post, valid_from=SINCE, by=None)
    make_demo_account(person, username=officer.username)
    return post
