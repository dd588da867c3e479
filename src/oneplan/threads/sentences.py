"""The sentences events are told in.  Each app registers those of its own event codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from oneplan.core.templatetags.official import be_date

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.threads.models import Event

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

SENTENCES: dict[str, _StrPromise] = {
    "threads.received": _("Received as “%(title)s”."),
    "threads.merged": _("%(child)s “%(child_title)s” was merged into %(parent)s."),
    "threads.merge_undone": _("The merge of %(child)s into %(parent)s was undone."),
    "threads.tied_answers": _("%(child)s “%(child_title)s” answers %(parent)s “%(parent_title)s”."),
    "threads.tied_part_of": _("%(child)s became part of %(parent)s “%(parent_title)s”."),
    "threads.tied_split_from": _("%(child)s “%(child_title)s” was split from %(parent)s."),
    "threads.tied_referred_as": _("%(child)s goes on as %(parent)s “%(parent_title)s”."),
    "threads.tied_proposed_again": _("%(child)s proposes %(parent)s “%(parent_title)s” again."),
    "threads.tied_built_as": _("%(child)s “%(child_title)s” was built from %(parent)s."),
    "threads.tied_printed_as": _("%(child)s was printed as budget line %(parent)s."),
    "threads.untied_answers": _("%(child)s no longer answers %(parent)s."),
    "threads.untied_part_of": _("%(child)s is no longer part of %(parent)s."),
    "threads.untied_split_from": _("%(child)s no longer counts as split from %(parent)s."),
    "threads.untied_referred_as": _("%(child)s no longer goes on as %(parent)s."),
    "threads.untied_proposed_again": _("%(child)s no longer counts as %(parent)s proposed again."),
    "threads.untied_built_as": _("%(child)s no longer counts as built from %(parent)s."),
    "threads.untied_printed_as": _("%(child)s no longer counts as printed as %(parent)s."),
    "threads.circulated_consulted": _("Sent out for consultation."),
    "threads.circulated_circulated": _("Circulated in the province and the cluster."),
    "threads.circulated_public": _("Published for everybody."),
    "threads.shared": _("%(body)s was asked for its view."),
    "threads.referred_refer": _("Referred to %(to)s, the owner stays the same: %(reason)s"),
    "threads.referred_transfer": _("Offered to %(to)s to take over: %(reason)s"),
    "threads.referred_joint": _("%(to)s was asked to pay together: %(reason)s"),
    "threads.draft_submitted": _("Submitted for sign-off. %(remarks)s"),
    "threads.draft_approved": _("Agreed to and sent on for sign-off. %(remarks)s"),
    "threads.draft_signed": _("Signed: it may leave the office. %(remarks)s"),
    "threads.draft_returned": _("Sent back: %(remarks)s"),
    "threads.move_undone": _("The last move of the sign-off was taken back."),
    "threads.referral_accepted": _("%(to)s accepted: %(answer)s"),
    "threads.referral_declined": _("%(to)s declined: %(answer)s"),
    "threads.referral_reworded": _("%(to)s answered in other words: %(answer)s"),
    "threads.referral_withdrawn": _("The request to %(to)s was taken back."),
}

_sentences: dict[str, _StrPromise] = {}


def register(sentences: Mapping[str, _StrPromise]) -> None:
    """Add an app's sentences.  Raises ``ImproperlyConfigured`` for a code told already."""
    twice = sorted(
        code
        for code, words in sentences.items()
        if code in _sentences and _sentences[code] is not words
    )
    if twice:
        raise ImproperlyConfigured(f"Told twice: {', '.join(twice)}")
    _sentences.update(sentences)


def is_told(code: str) -> bool:
    return code in _sentences


def told_sentences() -> dict[str, str]:
    """Every event code with its sentence, for the reference page."""
    return {code: str(words) for code, words in sorted(_sentences.items())}


def sentence(event: Event) -> str:
    """One event in words, in the reader's language, its dates in Buddhist years."""
    return filled(str(_sentences[event.code]), event.facts)


def filled(words: str, facts: Mapping[str, object]) -> str:
    """A sentence with its facts filled in, dates in Buddhist years."""
    return words % {name: _shown(fact) for name, fact in facts.items()} if facts else words


def _shown(fact: object) -> object:
    """A stored ISO date as people read it; anything else as it is."""
    if isinstance(fact, str) and ISO_DATE.fullmatch(fact):
        return be_date(dt.date.fromisoformat(fact))
    return fact
