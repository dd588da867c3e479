"""Threads as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.core import menu
from oneplan.core.messages import register as register_messages
from oneplan.threads import messages, sentences
from oneplan.threads.permissions import PERMISSIONS


class ThreadsConfig(AppConfig):
    name = "oneplan.threads"

    def ready(self) -> None:
        # The reader needs the tables, which are there only once every application is loaded.
        from oneplan.documents.access import register_reader  # noqa: PLC0415
        from oneplan.threads.papers import reads_through_a_story  # noqa: PLC0415
        from oneplan.threads.waiting_work import requests_to_answer  # noqa: PLC0415

        register_reader(reads_through_a_story)
        register_messages(messages.MESSAGES)
        sentences.register(sentences.SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("threads.requests", requests_to_answer)
        menu.register(
            menu.Entry(
                label=_("Waiting for our answer"),
                url_name="threads:waiting",
                permission="threads.answer_referral",
                position=20,
                icon="inbox",
            )
        )
