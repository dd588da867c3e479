"""A cast with the targets there are to serve, and what a claim to serve one says."""

from __future__ import annotations

from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.strategy.models import Target
from oneplan.strategy.queries import SUB_PLANS
from oneplan.strategy.services import load_targets
from tests.cast import Cast, build_cast

BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"


def cast_with_targets() -> Cast:
    load_code_lists()
    load_cycles()
    load_targets()
    return build_cast()


def water() -> Target:
    return Target.objects.get(list_version__code=SUB_PLANS, code="1901")
