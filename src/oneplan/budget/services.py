"""Recording money at its stages, append-only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.budget import rules
from oneplan.budget.models import Amount, Stage
from oneplan.core.money import baht
from oneplan.threads.services import tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.documents.models import Paper
    from oneplan.funds.models import Source
    from oneplan.threads.models import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountDraft:
    """A sum to be recorded.  ``dated`` is the day of the paper; ``words`` as it was printed."""

    subject: Subject
    fiscal_year: int
    source: Source
    stage: Stage
    satang: int
    dated: dt.date | None = None
    paper: Paper | None = None
    words: str = ""


@transaction.atomic
def record_amount(draft: AmountDraft, *, by: Post | None) -> Amount:
    """Record one sum, told in the story of what it is for."""
    return record_amounts([draft], by=by)[0]


@transaction.atomic
def record_amounts(drafts: Sequence[AmountDraft], *, by: Post | None) -> list[Amount]:
    """Record many sums with a fixed number of queries for every stage there is.

    Raises ``Refusal`` for a negative sum that is no transfer; then none is recorded.
    """
    for draft in drafts:
        rules.check_amount(satang=draft.satang, stage=draft.stage)
    return _store(drafts, code="budget.recorded", by=by)


@transaction.atomic
def take_back(amounts: Iterable[Amount], *, by: Post | None) -> list[Amount]:
    """Undo recorded sums by further rows of the opposite sign; the first rows stay."""
    drafts = [
        AmountDraft(
            subject=amount.subject,
            fiscal_year=amount.fiscal_year,
            source=amount.source,
            stage=Stage(amount.stage),
            satang=-amount.satang,
            dated=amount.dated,
            paper=amount.paper,
            words=amount.words,
        )
        for amount in amounts
    ]
    return _store(drafts, code="budget.taken_back", by=by)


def _store(drafts: Sequence[AmountDraft], *, code: str, by: Post | None) -> list[Amount]:
    amounts = [
        Amount(
            subject=draft.subject,
            fiscal_year=draft.fiscal_year,
            source=draft.source,
            stage=draft.stage,
            satang=draft.satang,
            dated=draft.dated,
            paper=draft.paper,
            words=draft.words,
        )
        for draft in drafts
    ]
    Amount.objects.bulk_create(amounts, batch_size=2000)
    for stage in sorted({draft.stage for draft in drafts}):
        told = [
            (
                draft.subject,
                {
                    "baht": baht(abs(draft.satang)),
                    "source": draft.source.name_th,
                    "fiscal_year": draft.fiscal_year,
                },
            )
            for draft in drafts
            if draft.stage == stage
        ]
        tell_many(told, f"{code}_{stage}", by)
    return amounts
