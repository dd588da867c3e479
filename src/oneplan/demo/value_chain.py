"""The value chain board of the example province: a gap, a crowded link, open comments.

``data/value_chain.toml`` tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneplan.accounts.models import Post
from oneplan.demo.words import written
from oneplan.demo.world import World
from oneplan.plans.models import ElementKind, Plan
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import widen_to
from oneplan.value_chains.commenting import answer_comment, comment_on
from oneplan.value_chains.models import Board, Card, Link
from oneplan.value_chains.opening import open_board
from oneplan.value_chains.queries import issues_of
from oneplan.value_chains.writing import Words, put_card, withdraw_card, write_card

Told = Mapping[str, Any]


def draw_a_value_chain(world: World) -> None:
    """The board is opened, circulated, written by the groups and commented on."""
    told = written("value_chain")
    by = world.posts[told["keeper"]]
    world.at(told["on"])
    plan = plan_with_issues(told["body"])
    if plan is None:
        return
    key = world.clock.key_of("board")
    issue = issues_of(plan).filter(title__contains=told["issue"]).first()
    board = open_board(plan, product=told["product"], element=issue, by=by, key=key)
    widen_to(board.subject, Circulation.CIRCULATED, by=by)
    cards = _write(world, board, told, by)
    _change(world, board, told, cards, by)
    _comment(world, board, told, cards, by)


def plan_with_issues(body: str) -> Plan | None:
    """The province's own plan: the newest that has issues."""
    plans = Plan.objects.filter(
        body__code=body, is_trial=False, editions__elements__kind=ElementKind.ISSUE
    )
    return plans.select_related("subject__owner", "cycle").order_by("pk").first()


def _write(world: World, board: Board, told: Told, by: Post) -> dict[str, Card]:
    made = {}
    for minute, (stage, place, group, text, record) in enumerate(told["card"]):
        world.at(told["on"], hour=10, minute=minute)
        words = Words(text=text, group=group, record=_record(record) if record else None)
        key = world.clock.key_of(f"card {text}")
        made[text] = put_card(_link(board, stage, place), words, key=key, by=by)
    return made


def _change(world: World, board: Board, told: Told, cards: Mapping[str, Card], by: Post) -> None:
    world.at(told["on"], hour=11)
    again = told["rewritten"]
    words = Words(text=again["to"], group=again["group"])
    key = world.clock.key_of("card rewritten")
    write_card(cards[again["from"]], words, seen_version=1, key=key, by=by)
    gone = told["withdrawn"]
    link, words = _link(board, gone["stage"], gone["link"]), Words(gone["text"], gone["group"])
    card = put_card(link, words, key=world.clock.key_of("card withdrawn"), by=by)
    withdraw_card(card, seen_version=1, by=by)


def _comment(world: World, board: Board, told: Told, cards: Mapping[str, Card], by: Post) -> None:
    for number, each in enumerate(told["comment"]):
        world.at(told["on"], hour=13, minute=number)
        comment = comment_on(
            board,
            each["text"],
            sector=each["sector"],
            key=world.clock.key_of(f"comment {number}"),
            card=cards.get(each["on"]),
            by=by,
        )
        if answer := each.get("answer"):
            answer_comment(comment, answer, by=by)


def _link(board: Board, stage: str, place: int) -> Link:
    return Link.objects.filter(board=board, stage=stage).order_by("position")[place - 1]


def _record(words: str) -> Subject | None:
    """An activity of the province whose title holds the words."""
    found = Subject.objects.filter(
        kind=SubjectKind.ACTIVITY, circulation=Circulation.PUBLIC, title__contains=words
    )
    return found.order_by("pk").first()
