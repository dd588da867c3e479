"""A whole story in plain words, for the terminal and for papers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from oneplan.core.templatetags.official import be_moment
from oneplan.threads.models import ReferralState
from oneplan.threads.queries import Story
from oneplan.threads.sentences import sentence


def lines(story: Story) -> Iterator[str]:
    """The story line by line: what it is, what came before and after, and what happened."""
    subject = story.subject
    yield f"{subject.public_no}  {subject.title}"
    yield _("%(kind)s of %(owner)s, fiscal year %(year)s") % {
        "kind": subject.get_kind_display(),
        "owner": subject.owner,
        "year": subject.fiscal_year or "–",
    }
    if subject.area:
        yield _("Place: %(area)s") % {"area": subject.area.full_name}
    for title, around in ((_("Came from"), story.before), (_("Went on as"), story.after)):
        if around:
            yield ""
            yield f"{title}:"
            yield from (
                f"  {row.public_no}  {row.get_kind_display()}  {row.title}" for row in around
            )
    yield ""
    yield _("What happened:")
    for event in story.events:
        post = f"  ({event.by_post})" if event.by_post else ""
        yield f"  {be_moment(event.at)}  {sentence(event)}{post}"
    waiting = [row for row in story.referrals if row.state == ReferralState.OPEN]
    if waiting:
        yield ""
        yield _("Waiting for an answer from:")
        yield from (f"  {row.to_body}: {row.reason}" for row in waiting)
