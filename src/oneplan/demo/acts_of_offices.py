"""What stories do inside offices: drafts signed off, rights lent, duty handed over, guests."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from oneplan.accounts.models import Delegation
from oneplan.accounts.services import appoint, create_person, delegate, open_account
from oneplan.demo.people import SINCE
from oneplan.demo.telling import Act, Telling
from oneplan.projects.completing import complete
from oneplan.threads import signing
from oneplan.threads.guests import open_to_guest
from oneplan.threads.handing_over import take_over, write_hand_over
from oneplan.threads.models import GuestLink, HandOver, Subject


def set_steps(telling: Telling, act: Act) -> None:
    posts = [telling.world.posts[key] for key in act["posts"]]
    signing.set_steps(act.by.body, posts, by=act.by)


def submit(telling: Telling, act: Act) -> None:
    signing.submit(telling.subject(act["what"]), by=act.by, remarks=act.get("words", ""))


def agree(telling: Telling, act: Act) -> None:
    signing.agree(telling.subject(act["what"]), by=act.by, remarks=act.get("words", ""))


def send_back(telling: Telling, act: Act) -> None:
    signing.send_back(telling.subject(act["what"]), by=act.by, remarks=act["words"])


def lend(telling: Telling, act: Act) -> Delegation:
    return delegate(
        act.by,
        to=telling.world.posts[act["to"]],
        valid_from=act.on,
        valid_to=act["until"],
        order_no=act["order"],
        by=act.by,
    )


def hand_over(telling: Telling, act: Act) -> HandOver:
    """Who sat in the post before writes down what the next one should know."""
    person = create_person(act["writer"], by=None, is_made_up=True)
    appoint(person, post=act.by, valid_from=SINCE, valid_to=act["until"], by=None)
    account = open_account(person, username=f"former-{act['by']}", password=None, by=None)
    notes = {telling.subject(name).pk: words for name, words in act["notes"].items()}
    return write_hand_over(act.by, words=act["words"], notes=notes, writer_id=account.pk, by=act.by)


def take_duty(telling: Telling, act: Act) -> HandOver:
    return take_over(act.by, taker_id=act.by.acting_user_id or 0, by=act.by)


def guest(telling: Telling, act: Act) -> GuestLink:
    """Reading opened to a visitor; nobody in the example knows the address it was given."""
    ends = dt.datetime.combine(act["until"], dt.time(16, 30), timezone.get_default_timezone())
    link, _secret = open_to_guest(
        create_person(act["name"], by=act.by, is_made_up=True),
        purpose=act["purpose"],
        subjects=[Subject.objects.get(pk=telling.made(name).pk) for name in act.get("what", ())],
        area=telling.world.areas[act["area"]] if "area" in act else None,
        until=ends,
        by=act.by,
    )
    return link


def complete_one(telling: Telling, act: Act) -> None:
    complete(telling.activity(act["what"]), by=act.by)


DOINGS = {
    "steps": set_steps,
    "submit": submit,
    "agree": agree,
    "send-back": send_back,
    "lend": lend,
    "hand-over": hand_over,
    "take-duty": take_duty,
    "guest": guest,
    "complete": complete_one,
}
