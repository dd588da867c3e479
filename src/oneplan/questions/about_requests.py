"""Answers about requests to other bodies: sent to whom, answered how, declined why."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oneplan.questions.answers import Answer, Asker, Row, Table
from oneplan.questions.wording import body_of, page_of_subject, title_of
from oneplan.threads.models import Referral, ReferralState
from oneplan.threads.queries import readable


def sent_where(asker: Asker) -> Answer:
    """Requests about records of the asker's places, by the state of their answer."""
    requests = _requests(asker)
    found = requests.aggregate(
        total=Count("pk"),
        open=Count("pk", filter=Q(state=ReferralState.OPEN)),
        accepted=Count("pk", filter=Q(state=ReferralState.ACCEPTED)),
    )
    if not found["total"]:
        return Answer(
            _("Nothing of ours has been sent on to another body."), _("requests to other bodies")
        )
    declined = found["total"] - found["open"] - found["accepted"]
    words = _(
        "%(total)s sent on: %(accepted)s accepted, %(declined)s declined, %(open)s "
        "without an answer."
    ) % {**found, "declined": declined}
    return Answer(
        words,
        _("requests to other bodies"),
        tone="waiting" if found["open"] else "done",
        table=_requests_table(asker, requests, found["total"]),
    )


def refused_why(asker: Asker) -> Answer:
    declined = _requests(asker).filter(state=ReferralState.DECLINED)
    rows = list(declined.order_by("-answered_on", "-pk")[: asker.most])
    total = declined.count()
    if not total:
        return Answer(_("No request of ours has been declined."), _("answers to requests"), "done")
    words = ngettext("%(count)s was declined.", "%(count)s were declined.", total)
    return Answer(
        words % {"count": total} + " " + _("The reason given stands beside each."),
        _("answers to requests"),
        tone="warning",
        table=Table(
            (_("Record"), _("Declined by"), _("Reason")),
            [
                Row(
                    (title_of(one.subject), body_of(one.to_body), one.answer or "–"),
                    page_of_subject(one.subject),
                )
                for one in rows
            ],
            total,
        ),
    )


def sent_by_us(asker: Asker) -> Answer:
    """Requests the asker's body made, by the kind of body they went to."""
    requests = Referral.objects.filter(
        readable(asker.reach, at="subject"), from_body=asker.body
    ).select_related("subject", "to_body")
    groups: dict[tuple[str, str], int] = {}
    for kind, state, count in (
        requests.order_by().values_list("to_body__kind", "state").annotate(Count("pk"))
    ):
        groups[kind, state] = count
    total = sum(groups.values())
    if not total:
        return Answer(_("We have sent nothing on yet."), _("requests to other bodies"))
    waiting = sum(count for (_kind, state), count in groups.items() if state == ReferralState.OPEN)
    words = _("%(total)s sent to other bodies, %(open)s not answered yet.") % {
        "total": total,
        "open": waiting,
    }
    return Answer(
        words,
        _("requests to other bodies"),
        tone="waiting" if waiting else "done",
        table=_requests_table(asker, requests, total),
    )


def _requests(asker: Asker) -> QuerySet[Referral]:
    """Requests about needs and activities here that the asker may read."""
    near = asker.here("subject__area__code")
    if near and asker.body is not None and asker.post is not None:
        near |= Q(from_body=asker.body)
    seen = Referral.objects.filter(readable(asker.reach, at="subject"), near)
    return seen.select_related("subject", "to_body")


def _requests_table(asker: Asker, requests: QuerySet[Referral], total: int) -> Table:
    rows = requests.order_by("-sent_on", "-pk")[: asker.most]
    return Table(
        (_("Record"), _("Sent to"), _("Answer")),
        [
            Row(
                (
                    title_of(one.subject),
                    body_of(one.to_body),
                    one.get_state_display() + (f": {one.answer}" if one.answer else ""),
                ),
                page_of_subject(one.subject),
            )
            for one in rows
        ],
        total,
    )
