"""Answers about value chains: how full each link is, and where the cards' works lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.areas.models import Area
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import page_of_subject
from oneplan.threads.models import Place
from oneplan.threads.queries import readable
from oneplan.value_chains.models import Board, Card, Link
from oneplan.value_chains.rules import Fullness, fullness

SOURCE = gettext_lazy("value chain boards and the records their cards point to")


def chain_across_provinces(asker: Asker) -> Answer:
    """Each board here: its empty and crowded links, and the provinces its works lie in."""
    boards = list(
        Board.objects.filter(readable(asker.reach, at="subject"), closed_at=None)
        .filter(asker.here("subject__area__code") | Q(subject__owner=asker.body))
        .select_related("subject")
        .order_by("product", "pk")
    )
    if not boards:
        return Answer(
            _("No value chain has been drawn on a board here yet."),
            SOURCE,
            onward=(Onward(_("Plans, where boards are opened"), reverse("plans:plan-list")),),
        )
    links = list(Link.objects.filter(board__in=boards))
    cards = list(Card.objects.filter(board__in=boards, withdrawn_at=None))
    held = Counter(card.link_id for card in cards)
    on_board = Counter(card.board_id for card in cards)
    states: dict[UUID, Counter[Fullness]] = defaultdict(Counter)
    for link in links:
        state = fullness(held[link.pk], crowded_from=link.crowded_from)
        states[link.board_id][state] += 1
    gaps = sum(counted[Fullness.GAP] for counted in states.values())
    provinces = _provinces(asker, cards)
    words = _("%(boards)s value chains hold %(cards)s activities; %(gaps)s links are empty.") % {
        "boards": len(boards),
        "cards": len(cards),
        "gaps": gaps,
    }
    return Answer(
        words,
        SOURCE,
        tone="warning" if gaps else "done",
        table=Table(
            (_("Value chain"), _("Activities"), _("Empty links"), _("Crowded links"), _("Where")),
            [
                Row(
                    (
                        board.product,
                        str(on_board[board.pk]),
                        str(states[board.pk][Fullness.GAP]),
                        str(states[board.pk][Fullness.CROWDED]),
                        ", ".join(
                            f"{name} {count}" for name, count in provinces[board.pk].most_common()
                        )
                        or "–",
                    ),
                    page_of_subject(board.subject),
                )
                for board in boards[: asker.most]
            ],
            len(boards),
            numbers=frozenset({1, 2, 3}),
        ),
    )


def _provinces(asker: Asker, cards: list[Card]) -> dict[UUID, Counter[str]]:
    """For each board the provinces of the records its cards point to, each card once a province."""
    keys = {card.record_id for card in cards if card.record_id}
    places = Place.objects.filter(readable(asker.reach, at="subject"), subject__in=keys)
    codes: dict[UUID, set[str]] = defaultdict(set)
    for subject, area in places.values_list("subject_id", "area_id"):
        codes[subject].add(area[:2])
    there = Area.objects.filter(code__in=set().union(*codes.values()))
    names = dict(there.values_list("code", "name_th"))
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for card in cards:
        if card.record_id:
            found[card.board_id].update(names.get(code, code) for code in codes[card.record_id])
    return found
