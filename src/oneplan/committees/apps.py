"""Committees as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.committees.messages import MESSAGES
from oneplan.committees.permissions import PERMISSIONS
from oneplan.committees.sentences import SENTENCES
from oneplan.core import menu, messages, searching, statuses
from oneplan.core.statuses import Tone
from oneplan.threads import cards, marks, sentences

TONES = {
    "planned": Tone.WAIT,
    "open": Tone.WAIT,
    "resolved": Tone.OK,
    "certified": Tone.OK,
    "approved": Tone.OK,
    "approved_changed": Tone.OK,
    "rejected": Tone.BAD,
    "deferred": Tone.WARN,
    "noted": Tone.NOTE,
}


class CommitteesConfig(AppConfig):
    name = "oneplan.committees"

    def ready(self) -> None:
        from oneplan.committees.card import meeting_figures  # noqa: PLC0415

        # What waits reads the tables, which are there only once every application is loaded.
        # What waits and the source read the tables, which are there only once all apps are loaded.
        from oneplan.committees.search import SOURCE, marks_of_meetings  # noqa: PLC0415
        from oneplan.committees.waiting_work import meetings_waiting  # noqa: PLC0415
        from oneplan.notices.audiences import tell_owners  # noqa: PLC0415

        tell_owners(
            *(code for code in SENTENCES if code.startswith("committees.resolved_")),
            "committees.undone",
        )
        cards.register("M", meeting_figures)
        searching.register(SOURCE)
        marks.register("M", marks_of_meetings)
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("committees.meetings", meetings_waiting)
        statuses.register(TONES)
        menu.register(
            menu.Entry(
                label=_("Meetings"),
                url_name="committees:meeting-list",
                group=menu.PLANNING,
                position=60,
                icon="people",
            )
        )
