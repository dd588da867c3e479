"""What stories do with calls: send one, read it, answer it, declare, remind."""

from __future__ import annotations

from typing import Any

from oneplan.calls.addressing import bodies_in
from oneplan.calls.answering import AnswerDraft, acknowledge, answer_call, note_reading
from oneplan.calls.declaring import Declaration, declare_project
from oneplan.calls.drafting import CallDraft, address, draft_call
from oneplan.calls.issues import issues_in_force
from oneplan.calls.models import Addressee, Call, Purpose
from oneplan.calls.sending import remind_late, send_call
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.telling import Act, Telling
from oneplan.documents.services import enter_paper


def call(telling: Telling, act: Act) -> Call:
    """A whole call: written, addressed to groups and bodies, and sent."""
    body = act.by.body
    money: dict[str, int] = act.get("issues", {})
    letter = enter_paper(
        kind="letter",
        title=act["title"],
        number=act["letter"],
        issued_by=body,
        issued_on=act.on,
        by=act.by,
    )
    draft = CallDraft(
        title=act["title"],
        fiscal_year=act["year"],
        purpose=Purpose(act["purpose"]),
        direction=act["direction"],
        how_to_answer=act.get("how", ""),
        takes_needs="needs" in act["takes"],
        takes_activities="activities" in act["takes"],
        takes_declared="declared" in act["takes"],
        due_on=act["due"],
        letter=letter,
        issues={
            each.lineage_id: money[each.number] * SATANG_PER_BAHT
            for each in issues_in_force(body, act["year"])
            if each.number in money
        },
    )
    made = draft_call(body, draft, by=act.by, on=act.on)
    for group in act["to"]:
        address(made, bodies_in(group, made, on=act.on), by=act.by)
    return send_call(made, by=act.by, on=act.on)


def read_call(telling: Telling, act: Act) -> None:
    note_reading(_addressee(telling, act), by=act.by)


def receive_call(telling: Telling, act: Act) -> None:
    acknowledge(_addressee(telling, act), by=act.by)


def answer(telling: Telling, act: Act) -> Any:
    """The body's answer: the story's records of these names, or why there are none."""
    chosen = {telling.subject(name).pk: None for name in act.get("what", ())}
    draft = AnswerDraft(
        chosen=chosen,
        is_whole=act.get("whole", True),
        because=act.get("because", ""),
        remark=act.get("remark", ""),
    )
    note_reading(_addressee(telling, act), by=act.by)
    return answer_call(_addressee(telling, act), draft, by=act.by).answer


def declare(telling: Telling, act: Act) -> Any:
    made = Declaration(
        title=act["title"],
        place=act["place"],
        source=telling.world.sources[act["source"]],
        satang=act["baht"] * SATANG_PER_BAHT,
        output=act["output"],
    )
    note_reading(_addressee(telling, act), by=act.by)
    return declare_project(_addressee(telling, act), made, by=act.by).answer


def remind(telling: Telling, act: Act) -> None:
    remind_late(telling.made(act["call"]), by=act.by, on=act.on)


def _addressee(telling: Telling, act: Act) -> Addressee:
    rows = Addressee.objects.select_related("call__subject", "body")
    return rows.get(call=telling.made(act["call"]), body=act.by.body)


DOINGS = {
    "call": call,
    "read-call": read_call,
    "receive-call": receive_call,
    "answer-call": answer,
    "declare": declare,
    "remind": remind,
}
