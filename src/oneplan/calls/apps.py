"""Calls as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.calls.messages import FINDINGS, MESSAGES
from oneplan.calls.permissions import PERMISSIONS
from oneplan.calls.sentences import SENTENCES
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.threads import pages, sentences

TONES = {
    "sent": Tone.WAIT,
    "closed": Tone.NOTE,
    "unread": Tone.WARN,
    "read": Tone.WAIT,
    "acknowledged": Tone.WAIT,
    "partly": Tone.WAIT,
    "nothing": Tone.OK,
    "answered": Tone.OK,
    "late": Tone.BAD,
}


class CallsConfig(AppConfig):
    name = "oneplan.calls"

    def ready(self) -> None:
        # The sources need the tables, which are there only once every application is loaded.
        from oneplan.calls.waiting_work import (  # noqa: PLC0415
            calls_to_answer,
            own_calls_with_late,
        )

        waiting_work.register("calls.to_answer", calls_to_answer)
        waiting_work.register("calls.late", own_calls_with_late)
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        statuses.register(TONES)
        pages.register({"C": "calls:call"})
        menu.register(
            menu.Entry(
                label=_("Calls"),
                url_name="calls:call-list",
                group=menu.PLANNING,
                position=25,
                icon="inbox",
                hint=_("What is asked of us and until when; what we ask of others"),
            )
        )
