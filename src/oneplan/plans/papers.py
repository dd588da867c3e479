"""What every paper of a plan carries besides its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from oneplan.documents.render.description import Imprint

if TYPE_CHECKING:
    from oneplan.plans.models import Plan

LAYOUT_NOTE = "แบบจัดวางตามค่าเริ่มต้นของระบบ ไม่ใช่แบบพิมพ์ทางการ"
TRIAL = "ข้อมูลทดลอง ไม่ใช่คำของบประมาณ"
MADE_UP = "ข้อมูลสมมติ"


def imprint_of(plan: Plan, *, edition: str, seal: str = "", note: str = LAYOUT_NOTE) -> Imprint:
    """The foot and the warnings of a paper of ``plan`` printed today."""
    is_made_up = settings.DEMO_ACCOUNTS or plan.body.is_made_up
    warnings = [text for text, holds in ((MADE_UP, is_made_up), (TRIAL, plan.is_trial)) if holds]
    return Imprint(
        printed_on=timezone.localdate(),
        issuer=plan.body.name_th,
        mark=" · ".join(warnings),
        edition=f"{plan.subject.public_no} · {edition}",
        seal=seal,
        note=note,
    )
