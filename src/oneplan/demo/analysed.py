"""The analysis of the example province's plan: points with evidence, strategies, questions.

``data/analysis.toml`` tells it; ``data/peer_values.csv`` what was measured beside the province.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from oneplan.accounts.models import Post
from oneplan.analysis.asking import answer, ask
from oneplan.analysis.citing import cite
from oneplan.analysis.evidence import Document, Evidence
from oneplan.analysis.models import Point
from oneplan.analysis.writing import LED_TO, Pairing, put_point, put_strategy
from oneplan.demo.goals import SOURCE
from oneplan.demo.value_chain import plan_with_issues
from oneplan.demo.words import table, written
from oneplan.demo.world import PROVINCE, World
from oneplan.indicators.models import Direction, Observation
from oneplan.indicators.recording import Reading, observe
from oneplan.monitoring.models import Report
from oneplan.plans.models import Element, Plan
from oneplan.threads.models import Circulation, Subject, SubjectKind

Told = Mapping[str, Any]
OPEN = (Circulation.CIRCULATED, Circulation.PUBLIC)


def analyse_the_plan(world: World) -> None:
    """What stands beside the province is measured; then the groups write and cite."""
    told = written("analysis")
    by = world.posts[told["keeper"]]
    world.at(told["on"])
    plan = plan_with_issues(told["body"])
    if plan is None:
        return
    _measure_peers(by)
    points = _put_points(world, plan, told, by)
    _make_strategies(world, plan, told, points, by)
    _ask(world, told, points, by)


def _measure_peers(strategist: Post) -> None:
    observe(
        [
            Reading(
                owner=strategist.body,
                name=row["name"],
                unit=row["unit"],
                area_code=row["area"],
                year=int(row["year"]),
                source=SOURCE,
                value=Decimal(row["value"]),
                words=f"{Decimal(row['value']):,}",
                direction=Direction(row["direction"]),
            )
            for row in table("peer_values")
        ],
        by=strategist,
    )


def _put_points(world: World, plan: Plan, told: Told, by: Post) -> dict[str, Point]:
    made = {}
    for minute, each in enumerate(told["point"]):
        world.at(told["on"], hour=10, minute=minute)
        text = f"{each['text']} {told['mark']}"
        key = world.clock.key_of(f"point {each['key']}")
        point = put_point(plan, each["field"], text, group=each["group"], key=key, by=by)
        for wanted in each["cite"]:
            if (evidence := _evidence(wanted)) is not None:
                cite(point, evidence, by=by)
        made[each["key"]] = point
    return made


def _make_strategies(
    world: World, plan: Plan, told: Told, points: Mapping[str, Point], by: Post
) -> None:
    for minute, each in enumerate(told["strategy"]):
        world.at(told["on"], hour=13, minute=minute)
        end = Element.objects.filter(
            edition__plan=plan, kind__in=LED_TO, number=each["leads_to"]
        ).first()
        said = Pairing(
            text=f"{each['text']} {told['mark']}",
            points=[points[name] for name in each["points"]],
            leads_to=end.lineage if end else None,
        )
        key = world.clock.key_of(f"strategy {minute}")
        put_strategy(plan, each["corner"], said, key=key, by=by)


def _ask(world: World, told: Told, points: Mapping[str, Point], by: Post) -> None:
    for minute, each in enumerate(told["question"]):
        world.at(told["on"], hour=15, minute=minute)
        key = world.clock.key_of(f"question {minute}")
        asked = ask(points[each["point"]], each["text"], sector=each["sector"], key=key, by=by)
        if words := each.get("answer"):
            answer(asked, words, by=by)


def _evidence(wanted: Sequence[Any]) -> Evidence | None:
    """What a line of the file cites, where the example has it."""
    kind, words = wanted[0], wanted[1]
    if kind == "document":
        return Document(words, wanted[2])
    if kind == "value":
        rows = Observation.objects.filter(
            indicator__name_th__contains=words, area=PROVINCE, year=wanted[2]
        )
        return rows.select_related("indicator", "area").first()
    if kind == "report":
        reports = Report.objects.filter(
            subject__title__contains=words, subject__circulation__in=OPEN
        )
        return reports.select_related("subject").order_by("-fiscal_year", "-quarter", "pk").first()
    needs = Subject.objects.filter(
        kind=SubjectKind.NEED,
        area__code__startswith=PROVINCE,
        circulation__in=OPEN,
        title__contains=words,
    )
    return needs.order_by("pk").first()
