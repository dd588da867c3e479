"""Answers about work and what it left: late reports, whom to call, things nobody received."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.assets.models import Docket
from oneplan.core.models import Code
from oneplan.monitoring.models import Report
from oneplan.monitoring.queries import funded, unreported
from oneplan.monitoring.rules import last_quarter
from oneplan.projects.models import Activity
from oneplan.questions.about_activities import activities_here
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import body_of, listed_at, page_of_subject, place_of, title_of
from oneplan.screening.overlap.facing import PLANNERS
from oneplan.threads.queries import readable

ASSET_STATES = "asset_statuses"
RECEIVED = ("handed_over", "booked_out", "booked_in", "disposed", "in_use", "underused")
"""States in which somebody has taken the thing over; codes of ``asset_statuses``."""
ABANDONED = ("abandoned", "underused")
STUCK = ("refused", "blocked_land", "blocked_docs")


def red_and_whom_to_call(asker: Asker) -> Answer:
    """Funded works whose last ended quarter nobody reported, with the telephone of the post."""
    year, quarter = last_quarter(asker.on)
    here = readable(asker.reach, at="subject") & asker.here("subject__area__code")
    works = funded(year).filter(here)
    late = unreported(year, quarter).filter(here)
    total, count = works.count(), late.count()
    rows = list(_with_posts(late).order_by("-satang", "pk")[: asker.most])
    if not total:
        words = _("No activity of fiscal year %(year)s here has been recorded as given money.") % {
            "year": year
        }
        return Answer(words, _("amounts and progress reports"))
    words = _(
        "%(late)s of %(total)s funded works have no report of quarter %(quarter)s/%(year)s."
    ) % {"late": count, "total": total, "quarter": quarter, "year": year}
    return Answer(
        words,
        _("amounts and progress reports; no official pace of work is loaded"),
        tone="error" if count else "done",
        table=Table(
            (_("Work"), _("Whom to call"), _("Telephone")),
            [
                Row((title_of(one.subject), *_call(one)), page_of_subject(one.subject))
                for one in rows
            ],
            count,
        ),
    )


def _with_posts(works: QuerySet[Activity]) -> QuerySet[Activity]:
    posts = Post.objects.filter(role__in=PLANNERS).order_by("title_th")
    return works.prefetch_related(
        Prefetch("implementer__posts", queryset=posts, to_attr="planners"),
        Prefetch("subject__owner__posts", queryset=posts, to_attr="planners"),
    )


def _call(work: Activity) -> tuple[str, str]:
    """The post to call about a work: the implementer's, else the owner's; a dash of no number."""
    body: Body = work.implementer or work.subject.owner
    posts: list[Post] = getattr(body, "planners", [])
    with_phone = next((post for post in posts if post.phone), None)
    post = with_phone or next(iter(posts), None)
    if post is None:
        return body_of(body), "–"
    return f"{post.title_th} {body_of(body)}", post.phone or "–"


def report_of_the_quarter(asker: Asker) -> Answer:
    """How far the own works are reported in the last ended quarter."""
    year, quarter = last_quarter(asker.on)
    own = Q(subject__owner=asker.body) | Q(implementer=asker.body)
    works = funded(year).filter(own)
    told = Report.objects.filter(subject_id=OuterRef("pk"), fiscal_year=year, quarter=quarter)
    found = works.aggregate(total=Count("pk"), told=Count("pk", filter=Exists(told)))
    words = _(
        "Quarter %(quarter)s/%(year)s: %(told)s of our %(total)s funded works are reported."
    ) % {**found, "quarter": quarter, "year": year}
    late = unreported(year, quarter).filter(own).order_by("-satang", "pk")
    return Answer(
        words,
        _("progress reports"),
        tone="warning" if found["told"] < found["total"] else "done",
        table=Table(
            (_("Not reported yet"), _("Place")),
            [
                Row(
                    (title_of(one.subject), place_of(one.subject.area)),
                    page_of_subject(one.subject),
                )
                for one in late[: asker.most]
            ],
            found["total"] - found["told"],
        ),
        onward=(
            Onward(
                _("Our activities of the year"),
                listed_at(
                    "projects:activity-list",
                    owner=asker.body.pk if asker.body else "",
                    fiscal_year=year,
                ),
            ),
        ),
    )


def not_received(asker: Asker) -> Answer:
    """Things that were or will be built and that nobody has taken over yet, by state."""
    dockets = _dockets(asker)
    waiting = dockets.exclude(state__in=RECEIVED)
    works = activities_here(asker, fiscal_year=asker.planned).filter(
        cost_lines__expense_type__code__startswith="3"
    )
    without = works.filter(receiver__isnull=True).distinct().count()
    names = dict(Code.objects.filter(list=ASSET_STATES).values_list("code", "name_th"))
    total, count = dockets.count(), waiting.count()
    words = _(
        "%(count)s of %(total)s asset dockets are not taken over yet; %(without)s works of fiscal "
        "year %(year)s that leave an asset name no receiver."
    ) % {"count": count, "total": total, "without": without, "year": asker.planned}
    return Answer(
        words,
        _("asset dockets and receivers named by activities"),
        tone="warning" if count or without else "done",
        table=Table(
            (_("Work"), _("Receiver"), _("State")),
            [
                Row(
                    (
                        title_of(one.subject),
                        body_of(one.receiver),
                        names.get(one.state, one.state),
                    ),
                    page_of_subject(one.subject),
                )
                for one in waiting.select_related("receiver").order_by("state_since", "pk")[
                    : asker.most
                ]
            ],
            count,
        ),
    )


def risks(asker: Asker) -> Answer:
    """Signs an auditor would ask about: things abandoned or stuck, unready works, silent money."""
    dockets = _dockets(asker)
    year, quarter = last_quarter(asker.on)
    here = readable(asker.reach, at="subject") & asker.here("subject__area__code")
    silent = unreported(year, quarter).filter(here).count()
    counts = (
        (_("Things abandoned or under-used"), dockets.filter(state__in=ABANDONED).count()),
        (_("Hand-overs refused or blocked"), dockets.filter(state__in=STUCK).count()),
        (
            _("Funded works without a report of quarter %(quarter)s/%(year)s")
            % {"quarter": quarter, "year": year},
            silent,
        ),
        (
            _("Works of the planned year that leave an asset and name no receiver"),
            activities_here(asker, fiscal_year=asker.planned)
            .filter(cost_lines__expense_type__code__startswith="3", receiver__isnull=True)
            .distinct()
            .count(),
        ),
    )
    total = sum(count for _words, count in counts)
    return Answer(
        _("%(count)s signs to look at, of the four kinds the system can see.") % {"count": total},
        _("asset dockets, reports and activities; audit findings are not loaded"),
        tone="warning" if total else "done",
        table=Table(
            (_("Sign"), _("How many")),
            [Row((words, f"{count:,}")) for words, count in counts],
            len(counts),
            numbers=frozenset({1}),
        ),
    )


def past_work(asker: Asker) -> Answer:
    """Funded works of past years by implementing body, with the last progress each reported."""
    here = readable(asker.reach, at="subject") & asker.here("subject__area__code")
    last = Report.objects.filter(subject_id=OuterRef("pk")).order_by("-fiscal_year", "-quarter")
    works = Activity.objects.filter(here, fiscal_year__lt=asker.planned)
    groups = list(
        works.annotate(is_told=Exists(last))
        .order_by()
        .values("implementer__name_th")
        .annotate(
            works=Count("pk", distinct=True),
            told=Count("pk", filter=Q(is_told=True), distinct=True),
            done=Count("pk", filter=Q(subject__reports__percent_done=100), distinct=True),
        )
        .order_by("-works")
    )
    words = _(
        "%(works)s works of earlier years by %(bodies)s bodies; %(told)s of them were "
        "ever reported."
    ) % {
        "works": sum(row["works"] for row in groups),
        "bodies": len(groups),
        "told": sum(row["told"] for row in groups),
    }
    return Answer(
        words,
        _("progress reports; results are judged once the evaluation part stands"),
        table=Table(
            (_("Implementing body"), _("Works"), _("Reported"), _("Finished")),
            [
                Row(
                    (
                        row["implementer__name_th"] or _("not said"),
                        f"{row['works']:,}",
                        f"{row['told']:,}",
                        f"{row['done']:,}",
                    )
                )
                for row in groups[: asker.most]
            ],
            len(groups),
            numbers=frozenset({1, 2, 3}),
        ),
    )


def _dockets(asker: Asker) -> QuerySet[Docket]:
    near = asker.here("subject__area__code")
    if near and asker.post is not None:
        near |= Q(receiver=asker.body)
    seen = Docket.objects.filter(readable(asker.reach, at="subject"), near)
    return seen.select_related("subject")
