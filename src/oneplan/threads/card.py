"""A record as a picture to share: its title, where it stands, and its registered figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.core.templatetags.official import area_name, attribute
from oneplan.documents.cards.description import Card, Figure
from oneplan.threads.cards import figures_of
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.queries import story
from oneplan.threads.telling import where_it_stands

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


def card_of(subject: Subject, *, reach: Reach | None, address: str) -> Card:
    """The card of a record the reader may read.

    A public record is drawn as the public knows it, whoever asks; any other is marked as
    internal.
    """
    is_public = subject.circulation == Circulation.PUBLIC
    seen = None if is_public else reach
    stands = where_it_stands(story(subject, reach=seen))
    where = area_name(subject.area) if subject.area else ""
    return Card(
        kind=f"{subject.get_kind_display()} {subject.public_no}",
        title=subject.title,
        lead=_("Now: %(words)s") % {"words": stands.words} if stands else "",
        figures=(
            Figure(_("Answers for it"), str(attribute(subject.owner, "name"))),
            *([Figure(_("Place"), where)] if where else []),
            *figures_of(subject, seen),
        ),
        address=address,
        on=timezone.localdate(),
        is_internal=not is_public,
        is_made_up=subject.is_trial or settings.DEMO_ACCOUNTS,
    )
