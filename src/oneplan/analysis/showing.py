"""A point with its evidence, its questions and the forms of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.analysis.access import ASK, writes_on
from oneplan.analysis.evidence import asked_evidence, words_of
from oneplan.analysis.finding import evidence_found
from oneplan.analysis.forms import DocumentForm, PointForm
from oneplan.analysis.history import history_of
from oneplan.analysis.models import Field, Point, Question
from oneplan.analysis.swot import footnotes
from oneplan.analysis.writing import POINT
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.threads.access import reach
from oneplan.value_chains.forms import AnswerForm, CommentForm
from oneplan.value_chains.queries import sector_choices

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Plan


def point_at_hand(
    point: Point, plan: Plan, post: Post | None, query: Mapping[str, str]
) -> dict[str, Any]:
    """The context of a point's page: everything on it, and what this reader may do."""
    seen = reach(post)
    writer = post if writes_on(post, plan) else None
    context: dict[str, Any] = {
        "plan": plan,
        "point": point,
        "field": Field(point.field),
        "notes": footnotes([point], reach=seen)[point.pk],
        "strategies": point.strategies.filter(withdrawn_at=None),
    }
    if post is not None:
        context |= {
            "questions": _questions(point, may_answer=writer is not None),
            "history": history_of(POINT, point.pk),
            "ask_form": CommentForm(sectors=sector_choices(), auto_id="ask-%s")
            if may(post, ASK)
            else None,
        }
    if writer is not None:
        context |= {
            "form": PointForm.of(point),
            "document_form": DocumentForm(auto_id="document-%s"),
            **_sought(point, writer, query),
        }
    return context


def _sought(point: Point, post: Post, query: Mapping[str, str]) -> dict[str, Any]:
    """What was searched for, and the piece chosen to be cited."""
    typed, wished = query.get("find", ""), query.get("cite", "")
    _asked, groups = evidence_found(typed, point, post)
    sought: dict[str, Any] = {"typed": typed, "groups": groups}
    if wished:
        try:
            chosen = asked_evidence(wished, reach=reach(post))
        except Refusal as refusal:
            return sought | {"problem": text_of(refusal)}
        sought |= {"cite": wished, "chosen": words_of(chosen)}
    return sought


def _questions(point: Point, *, may_answer: bool) -> list[tuple[Question, str, AnswerForm | None]]:
    """Each question with the name of its sector and, where it is open, the form to answer it."""
    names = dict(sector_choices())
    rows = Question.objects.filter(point=point).select_related("post__body", "answered_by__body")
    return [
        (
            row,
            names.get(row.sector, row.sector),
            AnswerForm(auto_id=f"answer-{row.pk}-%s")
            if may_answer and row.answered_at is None
            else None,
        )
        for row in rows
    ]
