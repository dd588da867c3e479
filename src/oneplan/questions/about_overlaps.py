"""Answers about overlaps: pairs that wait for a person's word, as far as the asker may read."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, BodyKind
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import listed_at
from oneplan.screening.models import OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap.listing import FIRM, ORDER, pairs_as_read, reviewable

LIVE = Q(state=VerdictState.WAITING, kind__in=FIRM) | (
    Q(state=VerdictState.DECIDED) & ~Q(kind=OverlapKind.DIFFERENT)
)


def likely_pairs(asker: Asker) -> QuerySet[Verdict]:
    """Pairs in the asker's area, one side of which it may read, that are or may be an overlap."""
    if asker.reach is None:
        return Verdict.objects.none()
    return reviewable(asker.reach, LIVE)


def overlaps_here(asker: Asker) -> Answer:
    return _told(asker, likely_pairs(asker))


def neighbours_ask_the_same(asker: Asker) -> Answer:
    """Pairs whose one side lies in the asker's place and the other outside it."""
    here_a, here_b = asker.here("a__area__code"), asker.here("b__area__code")
    return _told(asker, likely_pairs(asker).filter((here_a & ~here_b) | (here_b & ~here_a)))


def overlaps_with_own(asker: Asker) -> Answer:
    """Pairs a record of the asker's own body stands in."""
    own = Q(a__owner=asker.body) | Q(b__owner=asker.body)
    return _told(asker, likely_pairs(asker).filter(own))


def overlaps_across_bodies(asker: Asker) -> Answer:
    """Pairs whose sides belong to different bodies, by the kinds of body."""
    pairs = likely_pairs(asker).exclude(a__owner=F("b__owner"))
    agency = [BodyKind.AGENCY, BodyKind.STATE_ENTERPRISE]
    local = [kind.value for kind in LOCAL_AUTHORITY_KINDS]
    found = pairs.aggregate(
        total=Count("pk"),
        agency=Count("pk", filter=_side(kind__in=agency)),
        local=Count("pk", filter=_side(kind__in=local)),
        cluster=Count("pk", filter=_side(kind=BodyKind.CLUSTER)),
        other=Count("pk", filter=~_side(kind__in=[*agency, *local, BodyKind.CLUSTER])),
    )
    words = (
        _(
            "%(total)s pairs of different bodies: in %(agency)s of them one is an agency, in "
            "%(local)s a local authority, in %(cluster)s the cluster, in %(other)s neither."
        )
        % found
    )
    return _told(asker, pairs, words=words)


def _side(**of_owner: object) -> Q:
    first = Q(**{f"a__owner__{name}": value for name, value in of_owner.items()})
    return first | Q(**{f"b__owner__{name}": value for name, value in of_owner.items()})


def _told(asker: Asker, pairs: QuerySet[Verdict], *, words: str = "") -> Answer:
    found = pairs.aggregate(
        total=Count("pk"), waiting=Count("pk", filter=Q(state=VerdictState.WAITING))
    )
    rows = list(pairs.order_by(*ORDER)[: asker.most])
    shown = pairs_as_read(rows, asker.reach) if rows else []
    sentence = (
        words
        or _("%(total)s pairs look like one work; %(waiting)s wait for a person’s word.") % found
    )
    hidden = _("another’s draft: ask")
    return Answer(
        sentence,
        _("the overlap radar, judged by people"),
        tone="warning" if found["waiting"] else "done",
        table=Table(
            (_("One record"), _("The other"), _("What they are")),
            [
                Row(
                    (
                        *(
                            f"{hidden} {side.call}" if side.is_hidden else side.title
                            for side in pair.sides
                        ),
                        str(pair.verdict.get_kind_display()),
                    ),
                    reverse("screening:overlap", args=[pair.verdict.pk]),
                )
                for pair in shown
            ],
            found["total"],
        ),
        onward=(Onward(_("The overlap radar"), listed_at("screening:overlap-list")),),
    )
