"""Answers about who should take what a place asks for: the adopted district list, line by line."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from oneplan.apportioning.models import Taker, Taking
from oneplan.questions.about_requests import sent_by_us
from oneplan.questions.answers import Answer, Asker, Row, Table
from oneplan.questions.wording import body_of, page_of_subject, title_of
from oneplan.threads.models import ReferralState
from oneplan.threads.queries import readable


def which_goes_where(asker: Asker) -> Answer:
    """How the body's list of the planned year is divided, and what the takers answered.

    A body that divides no list is told what it has sent on.
    """
    lines = _lines(asker)
    counted = Counter(lines.order_by().values_list("taker", flat=True))
    total = sum(counted.values())
    if not total:
        return sent_by_us(asker)
    open_ones = lines.filter(referral__state=ReferralState.OPEN).count()
    kinds = ", ".join(f"{Taker(taker).label} {count:,}" for taker, count in counted.most_common())
    words = _(
        "Of the %(total)s lines of our list for fiscal year %(year)s: %(kinds)s. "
        "%(open)s takers have not answered yet."
    ) % {"total": total, "year": asker.planned, "kinds": kinds, "open": open_ones}
    rows = lines.select_related("subject", "to_body", "referral").order_by("taker", "subject_id")
    return Answer(
        words,
        _("our list, as its lines were divided, and the answers to it"),
        tone="waiting" if open_ones else "done",
        table=Table(
            (_("Record"), _("Who should take it"), _("Answer")),
            [
                Row(
                    (
                        title_of(one.subject),
                        body_of(one.to_body) if one.to_body else str(Taker(one.taker).label),
                        _answer(one),
                    ),
                    page_of_subject(one.subject),
                )
                for one in rows[: asker.most]
            ],
            total,
        ),
    )


def _lines(asker: Asker) -> QuerySet[Taking]:
    return Taking.objects.filter(
        readable(asker.reach, at="subject"), body=asker.body, fiscal_year=asker.planned
    )


def _answer(line: Taking) -> str:
    """What the taker said; a line that its owner or the community takes asks nobody."""
    if line.referral is None:
        return _("asked nobody")
    state = str(line.referral.get_state_display())
    return f"{state}: {line.referral.answer}" if line.referral.answer else state
