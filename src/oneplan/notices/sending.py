"""Telling people outside the product: digests by mail, pushes to LINE, tried again until done.

Of a record that is not everybody's to read only the number goes out, with a word to sign in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from smtplib import SMTPException
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from oneplan.accounts.models import Holding, Person
from oneplan.notices import line, rules
from oneplan.notices.models import Channel, LinePush, LineTarget, Notice, Sending
from oneplan.notices.queries import notices_of, paces_of, told
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

BACK = dt.timedelta(days=8)
"""Older notices are not sent any more: a week's digest reaches them all."""
LONGEST_DIGEST = 50


def mail_is_set_up() -> bool:
    """Whether this installation was given a mail server."""
    return bool(settings.EMAIL_HOST and settings.DEFAULT_FROM_EMAIL)


def send_all(*, now: dt.datetime) -> int:
    """Send whatever is to be sent at this moment; returns how many notices went out."""
    sent = 0
    with translation.override("th"):
        if mail_is_set_up():
            paces = rules.paces_due(timezone.localtime(now))
            sent += sum(_mail(person, posts, paces, now) for person, posts in _holders(now))
        if line.is_set_up():
            targets = LineTarget.objects.filter(ended_at=None).select_related("post__body")
            sent += sum(_push(target, now) for target in targets)
    return sent


def outside_words(notice: Notice) -> str:
    """What of a notice may leave the product."""
    subject, event = notice.subject, notice.event
    if subject is None:
        return told(notice).words
    is_public_event = event.is_public if event else True
    if rules.may_leave(circulation=subject.circulation, is_public_event=is_public_event):
        return f"{subject.public_no} {subject.title}: {told(notice).words}"
    return _("%(number)s has news. Sign in to read it.") % {"number": subject.public_no}


def _holders(now: dt.datetime) -> Iterable[tuple[Person, list[Post]]]:
    """Persons with an address and the posts they hold today."""
    rows = Holding.objects.on(timezone.localdate(now)).exclude(person__email="")
    found: dict[UUID, tuple[Person, list[Post]]] = {}
    for row in rows.filter(person__is_made_up=False).select_related("person", "post__body"):
        found.setdefault(row.person_id, (row.person, []))[1].append(row.post)
    return found.values()


def _waiting(post: Post, channel: Channel, to: UUID, now: dt.datetime) -> list[Notice]:
    """Unread notices of a post that are in no message to somebody yet and may go out still."""
    done = Sending.objects.filter(channel=channel, to=to)
    over = (
        done.exclude(sent_at=None)
        | done.filter(tries__gte=rules.MOST_TRIES)
        | done.exclude(push=None)
    )
    rows = notices_of(post, reach(post)).filter(read_at=None, made_at__gte=now - BACK)
    return list(rows.exclude(pk__in=over.values("notice_id"))[:LONGEST_DIGEST])


def _mail(person: Person, posts: Sequence[Post], paces: Sequence[str], now: dt.datetime) -> int:
    """One digest to one person, of the kinds whose time it is."""
    wished = paces_of(person)
    notices = [
        notice
        for post in posts
        for notice in _waiting(post, Channel.MAIL, person.pk, now)
        if wished[notice.kind] in paces
    ]
    if not notices:
        return 0
    context = {
        "lines": [outside_words(notice) for notice in notices],
        "address": settings.PUBLIC_ADDRESS + reverse("notices:list"),
        "settings": settings.PUBLIC_ADDRESS + reverse("notices:settings"),
    }
    mail = EmailMultiAlternatives(
        subject=_("OnePlan: %(count)s news") % {"count": len(notices)},
        body=render_to_string("notices/digest.txt", context),
        to=[person.email],
    )
    mail.attach_alternative(render_to_string("notices/digest.html", context), "text/html")
    try:
        mail.send()
    except (SMTPException, OSError) as trouble:
        _note(notices, Channel.MAIL, person.pk, failure=type(trouble).__name__)
        return 0
    _note(notices, Channel.MAIL, person.pk, sent_at=now)
    return len(notices)


def _push(target: LineTarget, now: dt.datetime) -> int:
    """What LINE has not taken yet as it was written, then all that is new as one more message."""
    waits = Sending.objects.filter(sent_at=None, tries__lt=rules.MOST_TRIES)
    pushes = list(target.pushes.filter(pk__in=waits.values("push_id")).order_by("pk"))
    notices = _waiting(target.post, Channel.LINE, target.pk, now)
    if notices:
        pushes.append(_new_push(target, notices))
    return sum(_pushed(push, now) for push in pushes)


@transaction.atomic
def _new_push(target: LineTarget, notices: Sequence[Notice]) -> LinePush:
    """A message of these notices, kept before it is sent: trying again sends the same."""
    lines = [outside_words(notice) for notice in notices]
    text = "\n".join([*lines, settings.PUBLIC_ADDRESS + reverse("notices:list")])
    push = LinePush.objects.create(target=target, text=text)
    for notice in notices:
        Sending.objects.update_or_create(
            notice=notice, channel=Channel.LINE, to=target.pk, defaults={"push": push}
        )
    return push


def _pushed(push: LinePush, now: dt.datetime) -> int:
    """Send a message; returns how many notices went out with it."""
    notices = list(Notice.objects.filter(sendings__push=push))
    to = push.target
    try:
        line.push(to.target, push.text, key=push.pk)
    except line.LineTrouble as trouble:
        tries = rules.MOST_TRIES if trouble.is_final else 1
        _note(notices, Channel.LINE, to.pk, failure=str(trouble), tries=tries)
        return 0
    _note(notices, Channel.LINE, to.pk, sent_at=now)
    return len(notices)


def _note(
    notices: Sequence[Notice],
    channel: Channel,
    to: UUID,
    *,
    sent_at: dt.datetime | None = None,
    failure: str = "",
    tries: int = 1,
) -> None:
    """Keep that these went out, or what went wrong this time."""
    for notice in notices:
        row, _is_new = Sending.objects.get_or_create(notice=notice, channel=channel, to=to)
        row.tries, row.sent_at, row.failure = row.tries + tries, sent_at, failure[:200]
        row.save(update_fields=["tries", "sent_at", "failure"])
