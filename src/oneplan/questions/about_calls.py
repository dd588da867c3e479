"""Answers about calls: who has not answered the call that is out."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.accounts.waiting_work import days_in_words
from oneplan.calls.contacts import Contact, contacts_of
from oneplan.calls.queries import addressees_of, own_calls_out, stands
from oneplan.core.templatetags.official import attribute, be_date
from oneplan.questions.about_forums import parts_without_a_need
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import body_of


def who_has_not_sent(asker: Asker) -> Answer:
    """Who has not answered the body's call that is due first; without a call, which parts of
    the place have sent no need."""
    out = own_calls_out(asker.post, on=asker.on) if asker.post else []
    if not out:
        return parts_without_a_need(asker)
    own = out[0]
    page = reverse("calls:call", args=[own.call.pk])
    open_ones = [
        each for each in stands(addressees_of(own.call), on=asker.on) if not each.is_settled
    ]
    words = _(
        "%(settled)s of %(addressed)s have answered “%(call)s” (last day %(day)s, %(left)s)."
    ) % {
        "settled": own.settled,
        "addressed": own.addressed,
        "call": own.call.subject.title,
        "day": be_date(own.call.due_on),
        "left": days_in_words((own.call.due_on - asker.on).days),
    }
    contacts = contacts_of((each.addressee.body for each in open_ones), on=asker.on)
    open_ones.sort(key=lambda each: _far(contacts[each.addressee.body_id], asker))
    return Answer(
        words,
        _("the call that is out and its answers"),
        tone="error" if own.late else "waiting" if open_ones else "done",
        table=Table(
            (_("Not answered in full"), _("Sent so far"), _("Whom to call"), _("Telephone")),
            [
                Row(
                    (
                        body_of(each.addressee.body),
                        f"{each.lines:,}",
                        *_call(contacts[each.addressee.body_id], asker),
                    ),
                    page,
                )
                for each in open_ones[: asker.most]
            ],
            len(open_ones),
            numbers=frozenset({1}),
        ),
        onward=(Onward(_("The call"), page),),
    )


def _far(contact: Contact, asker: Asker) -> int:
    """Whom one can telephone stands first, then whom one answers for, then who has no post."""
    if contact.post is None:
        return 2
    return int(contact.post == asker.post)


def _call(contact: Contact, asker: Asker) -> tuple[str, str]:
    """The planning post of a body and its telephone; dashes where it has none."""
    if contact.post is None:
        return "–", "–"
    if contact.post == asker.post:
        return _("we answer for it"), "–"
    return str(attribute(contact.post, "title")), contact.phone or "–"
