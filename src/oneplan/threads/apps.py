"""Threads as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.core import menu, searching
from oneplan.core.messages import register as register_messages
from oneplan.threads import messages, sentences
from oneplan.threads.permissions import PERMISSIONS

ENTRIES = (
    menu.Entry(
        label=_("Waiting for our answer"),
        url_name="threads:waiting",
        permission="threads.answer_referral",
        position=20,
        icon="inbox",
    ),
    menu.Entry(
        label=_("Drafts to sign"),
        url_name="threads:signing",
        permission="threads.sign_off",
        position=22,
        icon="pencil",
    ),
    menu.Entry(
        label=_("Hand-over of duty"),
        url_name="threads:own-hand-over",
        group=menu.OUR_OFFICE,
        position=81,
        icon="arrow",
        hint=_("Queue, promises and memory of the post, on one page"),
    ),
    menu.Entry(
        label=_("Steps of sign-off"),
        url_name="threads:steps",
        group=menu.OUR_OFFICE,
        permission="threads.set_steps",
        position=82,
        icon="list",
    ),
    menu.Entry(
        label=_("Guests"),
        url_name="threads:guests",
        group=menu.OUR_OFFICE,
        permission="threads.open_to_guest",
        position=83,
        icon="link",
    ),
    menu.Entry(
        label=_("Why may somebody, or not"),
        url_name="threads:why",
        group=menu.OUR_OFFICE,
        permission="threads.explain",
        position=84,
        icon="lock",
    ),
)


class ThreadsConfig(AppConfig):
    name = "oneplan.threads"

    def ready(self) -> None:
        # The reader needs the tables, which are there only once every application is loaded.
        from oneplan.documents.access import register_reader  # noqa: PLC0415
        from oneplan.threads.papers import reads_through_a_story  # noqa: PLC0415
        from oneplan.threads.search import SOURCE  # noqa: PLC0415
        from oneplan.threads.waiting_work import drafts_to_sign, requests_to_answer  # noqa: PLC0415

        register_reader(reads_through_a_story)
        searching.register(SOURCE)
        register_messages(messages.MESSAGES)
        sentences.register(sentences.SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("threads.requests", requests_to_answer)
        waiting_work.register("threads.drafts", drafts_to_sign)
        menu.register(*ENTRIES)
