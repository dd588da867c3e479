"""What stories do with activities: propose, prepare, score, pay, report, hand over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from oneplan.assets.models import Docket
from oneplan.assets.services import move_docket, open_docket, record_consent
from oneplan.budget.models import Stage
from oneplan.budget.services import AmountDraft, record_amount
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.telling import Act, Telling
from oneplan.demo.words import table
from oneplan.documents.models import Paper
from oneplan.documents.services import enter_paper
from oneplan.monitoring.services import report_progress
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity
from oneplan.projects.proposing import propose_again
from oneplan.projects.services import answer_needs, begin_activity, begin_project, withdraw
from oneplan.projects.writing import change_activity, record_evidence, set_cost_lines
from oneplan.screening.queries import default_criteria_set
from oneplan.screening.services import Given, record_scores
from oneplan.threads.models import Circulation


def propose(telling: Telling, act: Act) -> Activity:
    """Begin an activity, in a project of its own or in that of ``beside``."""
    draft = _draft(telling, act)
    if "beside" in act:
        return begin_activity(telling.activity(act["beside"]).project, draft, by=act.by)
    told = act["project"]
    begin_project(
        ProjectDraft(
            title=told["title"],
            owner=telling.world.body(act["owner"]),
            fiscal_year=act["year"],
            rationale=told.get("rationale", ""),
            objectives=told.get("objective", ""),
            indicators=told.get("indicator", ""),
            target_group=told.get("target_group", ""),
            output=told.get("output", ""),
            outcome=told.get("outcome", ""),
            approach=telling.world.approaches.get(told.get("approach", "")),
            circulation=Circulation(act.get("open", "circulated")),
            activities=(draft,),
            id=telling.world.clock.key_of(f"{telling.name} {act['as']} project"),
        ),
        by=act.by,
    )
    return Activity.objects.select_related("subject").get(pk=draft.id)


def _draft(telling: Telling, act: Act) -> ActivityDraft:
    world = telling.world
    first, last = act["months"]
    return ActivityDraft(
        title=act["title"],
        costs=_costs(telling, act),
        places=tuple(act["places"]),
        fiscal_year=act["year"],
        owner=world.body(act["owner"]),
        origin=world.body(act.get("origin", act["owner"])),
        implementer=world.body(act["implementer"]) if "implementer" in act else None,
        receiver=world.body(act["receiver"]) if "receiver" in act else None,
        expense_type=world.expenses[act["costs"][0]["expense"]],
        first_month=first,
        last_month=last,
        output=act["output"],
        indicator=act["indicator"],
        people_helped=act.get("people"),
        needs=tuple(telling.subject(name) for name in act.get("answers", ())),
        circulation=Circulation(act.get("open", "circulated")),
        id=world.clock.key_of(f"{telling.name} {act['as']}"),
    )


def _costs(telling: Telling, act: Act) -> tuple[CostDraft, ...]:
    return tuple(
        CostDraft(
            source=telling.world.sources[cost.get("source", "1P")],
            satang=cost["quantity"] * cost["price"] * SATANG_PER_BAHT,
            expense_type=telling.world.expenses[cost["expense"]],
            words=cost["words"],
            quantity=Decimal(cost["quantity"]),
            unit=cost["unit"],
            unit_price_satang=cost["price"] * SATANG_PER_BAHT,
        )
        for cost in act["costs"]
    )


def again(telling: Telling, act: Act) -> Activity:
    return propose_again(telling.activity(act["what"]), act["year"], by=act.by)


def recost(telling: Telling, act: Act) -> None:
    set_cost_lines(telling.activity(act["what"]), _costs(telling, act), by=act.by)


def rewrite(telling: Telling, act: Act) -> None:
    """Change fields of an activity; bodies are named by code."""
    values: dict[str, Any] = dict(act["values"])
    for field in ("receiver", "implementer"):
        if field in values:
            values[field] = telling.world.body(values[field])
    activity = telling.activity(act["what"])
    change_activity(activity, values, seen=activity.field_versions, by=act.by)


def reply(telling: Telling, act: Act) -> None:
    needs = [telling.subject(name) for name in act["needs"]]
    answer_needs(telling.activity(act["what"]), needs, by=act.by)


def give_up(telling: Telling, act: Act) -> None:
    withdraw(telling.activity(act["what"]), reason=act["reason"], by=act.by)


def meet(telling: Telling, act: Act) -> None:
    """Record readiness items, each with its words; a paper is entered where one is named."""
    for code, words in act["items"].items():
        paper = _paper(telling, act, words) if code in act.get("papers", ()) else None
        record_evidence(
            telling.activity(act["what"]),
            code,
            is_met=act.get("met", True),
            words=words,
            paper=paper,
            valid_to=act.get("valid_to"),
            by=act.by,
        )


def _paper(telling: Telling, act: Act, words: str) -> Paper:
    return enter_paper(
        kind="letter",
        title=words,
        number=act.get("number", ""),
        issued_by=telling.world.body(act["issuer"]) if "issuer" in act else act.by.body,
        issued_on=act.on,
        by=act.by,
    )


def score(telling: Telling, act: Act) -> None:
    """The values each assessor of ``values`` gave, criterion by criterion."""
    activity = telling.activity(act["what"])
    _score(telling, activity, act["values"], act)


def _score(telling: Telling, activity: Activity, values: dict[str, list[int]], act: Act) -> None:
    criteria_set = default_criteria_set(fiscal_year=activity.fiscal_year)
    codes = criteria_set.criteria.order_by("position").values_list("code", flat=True)
    record_scores(
        [
            Given(
                subject=activity.subject,
                criterion=code,
                value=Decimal(value),
                assessor=telling.world.posts[assessor],
            )
            for assessor, given in values.items()
            for code, value in zip(codes, given, strict=True)
        ],
        criteria_set,
        by=act.by,
    )


def rivals(telling: Telling, act: Act) -> None:
    """The other candidates of that year's list, from the table ``rivals``, with their scores."""
    for row in (row for row in table("rivals") if row["year"] == str(act["year"])):
        own = Act(
            {
                "as": f"rival {row['title']}",
                "owner": act["owner"],
                "year": act["year"],
                "title": row["title"],
                "places": row["places"].split(";"),
                "implementer": row["implementer"],
                **({"receiver": row["receiver"]} if row["receiver"] else {}),
                "months": [int(row["first"]), int(row["last"])],
                "costs": [
                    {"expense": row["expense"], "words": "งานหลัก", "quantity": 1, "unit": "งาน",
                     "price": int(row["baht"])}
                ],
                "output": row["output"],
                "indicator": row["indicator"],
                "people": int(row["people"]),
                "project": {"title": row["project"], "approach": row["approach"]},
            },
            by=act.by,
        )  # fmt: skip
        made = propose(telling, own)
        given = [int(value) for value in row["scores"].split()]
        values = dict.fromkeys(act["assessors"], given)
        _score(telling, made, values, act)


def money(telling: Telling, act: Act) -> None:
    subject = telling.subject(act["what"])
    record_amount(
        AmountDraft(
            subject=subject,
            fiscal_year=subject.fiscal_year or 0,
            source=telling.world.sources[act.get("source", "1P")],
            stage=Stage(act["stage"]),
            satang=act["baht"] * SATANG_PER_BAHT,
            dated=act.on,
            words=act.get("words", ""),
        ),
        by=act.by,
    )


def report(telling: Telling, act: Act) -> None:
    subject = telling.subject(act["what"])
    report_progress(
        subject,
        fiscal_year=subject.fiscal_year or 0,
        quarter=act["quarter"],
        percent=act["percent"],
        words=act["words"],
        by=act.by,
    )


def docket(telling: Telling, act: Act) -> Docket:
    return open_docket(telling.activity(act["what"]), by=act.by, on=act.on)


def consent(telling: Telling, act: Act) -> None:
    found = Docket.objects.get(subject=telling.subject(act["what"]))
    record_consent(found, consents=act["yes"], words=act["words"], by=act.by, on=act.on)


def move(telling: Telling, act: Act) -> None:
    found = Docket.objects.get(subject=telling.subject(act["what"]))
    move_docket(found, act["to"], words=act.get("words", ""), by=act.by, on=act.on)


DOINGS = {
    "propose": propose,
    "again": again,
    "recost": recost,
    "rewrite": rewrite,
    "reply": reply,
    "withdraw": give_up,
    "meet": meet,
    "score": score,
    "rivals": rivals,
    "money": money,
    "report": report,
    "docket": docket,
    "consent": consent,
    "move": move,
}
