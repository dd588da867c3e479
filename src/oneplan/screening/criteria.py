"""Loading the criteria sets that come with the system."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code
from oneplan.screening.models import CriteriaSet

CRITERIA_LIST = "screening_criteria"
DEFAULT_MARK = "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"


@dataclass(frozen=True, slots=True)
class BuiltInSet:
    """A criteria set of ours: which entries of the list it takes, and which of them are gates."""

    code: str
    fiscal_year: int | None
    name_th: str
    name_en: str
    mark: str
    initial: str
    is_default: bool = False
    gates: frozenset[str] = frozenset()


NATIONAL = BuiltInSet(
    code="NESDC-FY2569",
    fiscal_year=2569,
    name_th="เกณฑ์พิจารณาโครงการของ สศช. ปีงบประมาณ 2569",
    name_en="Criteria of the national plan office for FY2569",
    mark="เกณฑ์และช่วงคะแนนตามเอกสารเผยแพร่; น้ำหนักเท่ากันเป็นค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ",
    initial="N",
)
AREA = BuiltInSet(
    code="AREA",
    fiscal_year=None,
    name_th="เกณฑ์กลั่นกรองระดับพื้นที่ (ค่าเริ่มต้น)",
    name_en="Area criteria (default)",
    mark=DEFAULT_MARK,
    initial="A",
    is_default=True,
)
CLUSTER = BuiltInSet(
    code="AREA-CLUSTER",
    fiscal_year=None,
    name_th="เกณฑ์กลั่นกรองกลุ่มจังหวัด (ค่าเริ่มต้น)",
    name_en="Area criteria for clusters (default)",
    mark=f"{DEFAULT_MARK}; ประโยชน์มากกว่าหนึ่งจังหวัดเป็นเงื่อนไขบังคับ",
    initial="A",
    gates=frozenset({"A7"}),
)
BUILT_IN_SETS = (NATIONAL, AREA, CLUSTER)


@transaction.atomic
def load_criteria(*, by: Acting | None = None) -> Loaded:
    """Bring in the built-in criteria sets.

    Scales, weights and gates are set once: afterwards they are the officials', who may have
    scored by them.  The code lists must be loaded.  Writes one audit entry, and none when
    nothing changed.
    """
    entries = list(Code.objects.filter(list=CRITERIA_LIST))
    report = bring_in(
        CriteriaSet.objects.all(),
        [_set_row(each) for each in BUILT_IN_SETS],
        key=["code", "fiscal_year"],
        once=["name_th", "name_en", "is_default"],
    )
    for each in BUILT_IN_SETS:
        criteria_set = CriteriaSet.objects.get(code=each.code, fiscal_year=each.fiscal_year)
        report += bring_in(
            criteria_set.criteria.all(),
            [
                {"criteria_set_id": criteria_set.pk, **_criterion_row(entry, each)}
                for entry in entries
                if entry.code.startswith(each.initial)
            ],
            key=["code"],
            once=["lowest", "highest", "step", "weight", "is_gate", "position"],
        )
    if not report.is_empty:
        after = report.counts()
        record(
            "screening.criteria_loaded",
            by=by,
            kind="screening.criteria_set",
            key="built-in",
            after=after,
        )
    return report


def default_criteria_set() -> CriteriaSet:
    """The set used where a round names none.  Raises ``DoesNotExist`` before loading."""
    return CriteriaSet.objects.get(code=AREA.code, fiscal_year=None)


def _set_row(each: BuiltInSet) -> dict[str, Any]:
    return {
        "code": each.code,
        "fiscal_year": each.fiscal_year,
        "name_th": each.name_th,
        "name_en": each.name_en,
        "mark": each.mark,
        "is_default": each.is_default,
    }


def _criterion_row(entry: Code, each: BuiltInSet) -> dict[str, Any]:
    return {
        "code": entry.code,
        "name_th": entry.name_th,
        "name_en": entry.name_en,
        "lowest": Decimal(entry.extra.get("lowest", "0")),
        "highest": Decimal(entry.extra.get("highest", "5")),
        "step": Decimal(entry.extra.get("step", "1")),
        "weight": Decimal(entry.extra.get("weight", "1")),
        "is_gate": entry.extra.get("gate") == "1" or entry.code in each.gates,
        "position": entry.position,
    }
