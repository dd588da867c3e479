"""Cards: put on a board, rewritten, moved, withdrawn, put back.  Nothing is written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.accounts.overtaking import overtaken
from oneplan.core.errors import NotVisible, Overtaken
from oneplan.threads.services import tell
from oneplan.value_chains.models import Board, Card, Link, Wording
from oneplan.value_chains.opening import changed, lock_open
from oneplan.value_chains.rules import check_text

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject

WRITTEN = ("value_chains.card_put", "value_chains.card_written", "value_chains.card_withdrawn")


@dataclass(frozen=True, slots=True)
class Words:
    """What a group writes on a card: its text, its own name, the record the card points to."""

    text: str
    group: str = ""
    record: Subject | None = None


@transaction.atomic
def put_card(link: Link, words: Words, *, key: UUID, by: Post) -> Card:
    """A new card under a link.  Sent a second time with the same ``key`` it is the first one.

    Locks the board.  Raises ``Refusal`` for a closed board or an empty card.
    """
    board = lock_open(link.board)
    standing = Card.objects.filter(pk=key).first()
    if standing is not None:
        return _of_board(board, standing)
    text = check_text(words.text)
    card = Card.objects.create(
        id=key, board=board, link=link, text=text, group=words.group, record=words.record
    )
    _keep_wording(card, key=key, by=by)
    _tell(board, card, "value_chains.card_put", by=by)
    return card


@transaction.atomic
def write_card(card: Card, words: Words, *, seen_version: int, key: UUID, by: Post) -> Card:
    """Rewrite a card; a withdrawn one is put back with the new words.

    ``key`` is of this writing: sent twice, it is done once.  Locks the board.  Raises
    ``Overtaken`` with both texts where somebody wrote since ``seen_version`` was read, then
    nothing is changed; ``Refusal`` for a closed board or an empty card.
    """
    board = lock_open(card.board)
    card = Card.objects.select_related("link", "record").get(pk=card.pk)
    if Wording.objects.filter(pk=key, card=card).exists():
        return card
    text = check_text(words.text)
    if _says(card, words, text):
        return card
    if card.version != seen_version:
        raise _second(board, card, yours=text)
    before = {"text": card.text, "group": card.group, "record": str(card.record_id or "")}
    card.text, card.group, card.record = text, words.group, words.record
    card.withdrawn_at = None
    card.version += 1
    card.save(update_fields=["text", "group", "record", "withdrawn_at", "version"])
    _keep_wording(card, key=key, by=by)
    _tell(board, card, "value_chains.card_written", by=by, before=before)
    return card


@transaction.atomic
def move_card(card: Card, link: Link, *, seen_version: int, by: Post) -> Card:
    """Put a card under another link; its words may be rewritten meanwhile.

    Locks the board.  Raises ``Overtaken`` with both places where it was moved meanwhile.
    """
    board = lock_open(card.board)
    card = Card.objects.select_related("link", "record").get(pk=card.pk)
    if card.link_id == link.pk:
        return card
    if card.place_version != seen_version:
        places = {
            "link": {"theirs": card.link.name, "yours": link.name, "version": card.place_version}
        }
        raise _overtaken(board, card, places, "value_chains.card_moved")
    before = card.link.name
    card.link = link
    card.place_version += 1
    card.save(update_fields=["link", "place_version"])
    _tell(
        board, card, "value_chains.card_moved", by=by, before={"link": before}, before_link=before
    )
    return card


@transaction.atomic
def withdraw_card(card: Card, *, seen_version: int, by: Post) -> Card:
    """Take a card off the board; it stays readable and can be put back.

    Locks the board.  Raises ``Overtaken`` where it was rewritten since it was read.
    """
    board = lock_open(card.board)
    card = Card.objects.select_related("link").get(pk=card.pk)
    if card.withdrawn_at is not None:
        return card
    if card.version != seen_version:
        raise _second(board, card, yours=_("To be withdrawn"))
    card.withdrawn_at = timezone.now()
    card.version += 1
    card.save(update_fields=["withdrawn_at", "version"])
    _tell(board, card, "value_chains.card_withdrawn", by=by)
    return card


@transaction.atomic
def restore_card(card: Card, *, by: Post) -> Card:
    """Put a withdrawn card back where it stood.  Locks the board."""
    board = lock_open(card.board)
    card = Card.objects.select_related("link").get(pk=card.pk)
    if card.withdrawn_at is None:
        return card
    card.withdrawn_at = None
    card.version += 1
    card.save(update_fields=["withdrawn_at", "version"])
    _tell(board, card, "value_chains.card_restored", by=by)
    return card


def _says(card: Card, words: Words, text: str) -> bool:
    """Whether the card stands with these words already, so that nothing is left to do."""
    same_record = card.record_id == (words.record.pk if words.record else None)
    is_same = (card.text, card.group) == (text, words.group) and same_record
    return is_same and card.withdrawn_at is None


def _keep_wording(card: Card, *, key: UUID, by: Post) -> None:
    Wording.objects.create(
        id=key, card=card, version=card.version, text=card.text, group=card.group, post=by
    )


def _second(board: Board, card: Card, *, yours: str) -> Overtaken:
    theirs = card.text
    if card.withdrawn_at is not None:
        theirs = _("Withdrawn. It said: %(text)s") % {"text": card.text}
    texts = {"text": {"theirs": theirs, "yours": yours, "version": card.version}}
    return _overtaken(board, card, texts, *WRITTEN, "value_chains.card_restored")


def _overtaken(
    board: Board, card: Card, fields: dict[str, dict[str, object]], *codes: str
) -> Overtaken:
    return overtaken(
        fields,
        *codes,
        kind=board.subject.kind_word,
        key=board.pk,
        after__card=str(card.pk),
    )


def _of_board(board: Board, card: Card) -> Card:
    if card.board_id != board.pk:
        raise NotVisible(card.pk)
    return card


def _tell(
    board: Board,
    card: Card,
    code: str,
    *,
    by: Post,
    before: Mapping[str, Any] | None = None,
    **facts: Any,
) -> None:
    tell(
        board.subject,
        code,
        by=by,
        before=before,
        card=str(card.pk),
        link=card.link.name,
        text=card.text,
        group=card.group or "–",
        **facts,
    )
    changed(board)
