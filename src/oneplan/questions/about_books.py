"""Answers about the books of a local plan: which there are, and where old and new rows stand."""

from __future__ import annotations

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.core.templatetags.official import be_date
from oneplan.plans.models import LOCAL_PLAN, Edition, EditionKind, EditionState
from oneplan.plans.services import edition_label
from oneplan.questions.about_plans import plan_page
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.threads.queries import readable


def books_of_plan(asker: Asker) -> Answer:
    """Every book of the newest local plan of the body, the one in preparation first."""
    books = list(_books(asker))
    if not books:
        return Answer(
            _("Our local plan has no book here yet."),
            _("books of local plans"),
            onward=(Onward(_("Local plans"), reverse("local_plans:plan-list")),),
        )
    plan = books[0].plan_id
    own = [book for book in books if book.plan_id == plan]
    made = [book for book in own if book.kind != EditionKind.FULL]
    draft = next((book for book in own if book.state == EditionState.DRAFT), None)
    facts = {"made": len(made), "book": edition_label(draft) if draft else ""}
    words = (
        _("%(made)s books change the base; %(book)s is in preparation.")
        if draft
        else _("%(made)s books change the base; none is in preparation.")
    )
    return Answer(
        words % facts,
        _("books of local plans"),
        tone="waiting" if draft else "done",
        table=Table(
            (_("Book"), _("Rows"), _("In force from")),
            [_row(book) for book in own[: asker.most]],
            len(own),
            numbers=frozenset({1}),
        ),
        onward=(
            Onward(_("Old and new rows"), reverse("plans:comparison", args=[plan])),
            Onward(_("The valid row of each work"), reverse("plans:standing", args=[plan])),
        ),
    )


def _books(asker: Asker) -> list[Edition]:
    rows = Edition.objects.filter(
        readable(asker.reach, at="plan__subject"), plan__type_code=LOCAL_PLAN
    )
    rows = rows.filter(plan__body=asker.body, plan__is_trial=False).select_related("plan__subject")
    return list(
        rows.annotate(rows=Count("listings")).order_by(
            "-plan__cycle__first_fiscal_year",
            "-plan_id",
            F("in_force_on").desc(nulls_first=True),
            "-pk",
        )
    )


def _row(book: Edition) -> Row:
    is_draft = book.state == EditionState.DRAFT
    page = reverse("local_plans:desk", args=[book.plan_id]) if is_draft else plan_page(book)
    since = str(be_date(book.in_force_on)) if book.in_force_on else _("in preparation")
    return Row((edition_label(book), f"{getattr(book, 'rows', 0):,}", since), page)
