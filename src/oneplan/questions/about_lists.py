"""Answers about ranked lists and what was adopted: within, over, decided, printed in a book."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.annual_plans.models import Rank, Round
from oneplan.annual_plans.queries import current_line, lines_on
from oneplan.areas.models import BodyKind
from oneplan.plans.models import EditionState, Listing, Side
from oneplan.plans.services import edition_label
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import millions, page_of_subject, place_of, title_of
from oneplan.screening.models import Score
from oneplan.threads.queries import readable

CUT = 10
"""Percent by which the frame is cut to see what would drop."""


def newest_round(asker: Asker) -> Round | None:
    """The last run of the asker's body that the asker may read, of any year."""
    rounds = Round.objects.filter(readable(asker.reach, at="subject"), body=asker.body)
    return (
        rounds.select_related("criteria_set", "subject", "body")
        .order_by("-fiscal_year", "-run_no")
        .first()
    )


def in_or_over(asker: Asker) -> Answer:
    """Within and over the frame, and what would drop if the frame were a tenth smaller."""
    round_ = newest_round(asker)
    if round_ is None:
        return _no_list(asker)
    onward = (Onward(_("The list"), reverse("annual_plans:round", args=[round_.pk])),)
    drawn = current_line(round_)
    if drawn is None:
        words = _("The list of fiscal year %(year)s is ranked; no frame has been drawn on it.")
        return Answer(
            words % {"year": round_.fiscal_year}, _("the ranked list"), "waiting", onward=onward
        )
    frame = drawn.frame.satang
    line, cut = lines_on(round_, frame, frame * (100 - CUT) // 100)
    falling = (
        Rank.objects.filter(
            readable(asker.reach, at="subject"),
            round=round_,
            position__gt=cut.within,
            position__lte=line.within,
        )
        .select_related("subject")
        .order_by("position")
    )
    words = _(
        "Fiscal year %(year)s: %(within)s within the frame of %(frame)s million baht, "
        "%(over)s over. "
        "With %(cut)s%% less, %(falling)s more would drop."
    ) % {
        "year": round_.fiscal_year,
        "within": line.within,
        "frame": millions(frame),
        "over": line.over,
        "cut": CUT,
        "falling": line.within - cut.within,
    }
    return Answer(
        words,
        _("the ranked list and the frame drawn on it"),
        table=Table(
            (_("Would drop"), _("Rank"), _("Million baht")),
            [
                Row(
                    (title_of(rank.subject), str(rank.position), millions(rank.satang)),
                    page_of_subject(rank.subject),
                )
                for rank in falling[: asker.most]
            ],
            line.within - cut.within,
            numbers=frozenset({1, 2}),
        ),
        onward=onward,
    )


def ranked_how(asker: Asker) -> Answer:
    """By which criteria the last list was ranked, and which posts gave scores."""
    round_ = newest_round(asker)
    if round_ is None:
        return _no_list(asker)
    ranked = Rank.objects.filter(round=round_).values("subject_id")
    given = Score.objects.filter(subject__in=ranked, criterion__criteria_set=round_.criteria_set)
    raters = list(
        given.order_by()
        .values("post__title_th", "post__body__name_th")
        .annotate(scores=Count("pk"), works=Count("subject", distinct=True))
        .order_by("-scores")
    )
    words = _(
        "The list of fiscal year %(year)s went by “%(criteria)s”; %(posts)s posts gave scores."
    ) % {
        "year": round_.fiscal_year,
        "criteria": round_.criteria_set.name_th,
        "posts": len(raters),
    }
    if round_.criteria_set.is_default:
        words += " " + _("These criteria are a default of the system, not official.")
    return Answer(
        words,
        _("scores by criterion and post"),
        table=Table(
            (_("Post"), _("Works scored"), _("Scores")),
            [
                Row(
                    (
                        f"{row['post__title_th']} {row['post__body__name_th']}",
                        f"{row['works']:,}",
                        f"{row['scores']:,}",
                    )
                )
                for row in raters[: asker.most]
            ],
            len(raters),
            numbers=frozenset({1, 2}),
        ),
        onward=(Onward(_("The list"), reverse("annual_plans:round", args=[round_.pk])),),
    )


def decided_on_ours(asker: Asker) -> Answer:
    """What the province's or cluster's newest sealed list says of works in the asker's places."""
    listings = _adopted(asker).filter(
        asker.here("subject__area__code"),
        edition__plan__body__kind__in=(BodyKind.PROVINCE_OFFICE, BodyKind.CLUSTER),
    )
    return _adopted_answer(asker, listings)


def can_announce(asker: Asker) -> Answer:
    """What the asker's own body adopted: only this was decided and may be told."""
    return _adopted_answer(asker, _adopted(asker).filter(edition__plan__body=asker.body))


def decided_on_own(asker: Asker) -> Answer:
    """What sealed lists of anybody say of the works the asker's body owns or implements."""
    own = Q(subject__owner=asker.body) | Q(subject__activity__implementer=asker.body)
    return _adopted_answer(asker, _adopted(asker).filter(own))


def _adopted(asker: Asker) -> QuerySet[Listing]:
    return Listing.objects.filter(
        readable(asker.reach, at="subject"),
        readable(asker.reach, at="edition__plan__subject"),
        edition__state=EditionState.SEALED,
        edition__plan__fiscal_year__isnull=False,
    )


def _adopted_answer(asker: Asker, listings: QuerySet[Listing]) -> Answer:
    newest = listings.order_by("-edition__plan__fiscal_year").values_list(
        "edition__plan__fiscal_year", flat=True
    )[:1]
    year = next(iter(newest), None)
    if year is None:
        return Answer(
            _("No list that holds a work of ours has been adopted yet."), _("sealed lists")
        )
    rows = listings.filter(edition__plan__fiscal_year=year)
    found = rows.aggregate(
        total=Count("pk"),
        within=Count("pk", filter=Q(side__in=(Side.WITHIN, Side.OUTSIDE))),
        over=Count("pk", filter=Q(side=Side.OVER)),
    )
    shown = rows.select_related("subject__area", "edition__plan").order_by("rank", "pk")
    words = _(
        "In the list adopted for fiscal year %(year)s: %(total)s works, %(within)s within the "
        "frame or taken first, %(over)s over it."
    ) % {**found, "year": year}
    return Answer(
        words,
        _("sealed lists"),
        tone="done" if found["within"] else "warning",
        table=Table(
            (_("Work"), _("Place"), _("Stands")),
            [
                Row(
                    (
                        title_of(one.subject),
                        place_of(one.subject.area),
                        one.get_side_display() + (f" ({one.rank})" if one.rank else ""),
                    ),
                    page_of_subject(one.subject),
                )
                for one in shown[: asker.most]
            ],
            found["total"],
        ),
    )


def already_in_book(asker: Asker) -> Answer:
    """Own works in a sealed book, with book, page and item as papers cite them."""
    rows = Listing.objects.filter(
        readable(asker.reach, at="subject"),
        readable(asker.reach, at="edition__plan__subject"),
        edition__state=EditionState.SEALED,
        subject__owner=asker.body,
    ).select_related("subject", "edition__plan")
    total = rows.count()
    cited = rows.exclude(page="").count()
    words = _(
        "%(total)s of our works stand in a sealed book; %(cited)s with its page and item."
    ) % {
        "total": total,
        "cited": cited,
    }
    return Answer(
        words,
        _("sealed plans"),
        table=Table(
            (_("Work"), _("Book"), _("Page / item")),
            [
                Row(
                    (
                        title_of(one.subject),
                        f"{one.edition.plan.title} {edition_label(one.edition)}",
                        " / ".join(part for part in (one.page, one.item) if part) or "–",
                    ),
                    page_of_subject(one.subject),
                )
                for one in rows.order_by("-edition__sealed_at", "rank", "pk")[: asker.most]
            ],
            total,
        ),
        onward=(Onward(_("All plans"), reverse("plans:plan-list")),),
    )


def _no_list(asker: Asker) -> Answer:
    return Answer(_("Our body has ranked no list yet."), _("ranked lists"), "waiting")
