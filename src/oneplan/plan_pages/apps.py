"""Pages of plans as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions, waiting_work
from oneplan.core import messages, statuses
from oneplan.core.statuses import Tone
from oneplan.plan_pages.messages import MESSAGES
from oneplan.plan_pages.permissions import PERMISSIONS
from oneplan.plan_pages.rules import Standing
from oneplan.plan_pages.sentences import SENTENCES
from oneplan.threads import panels, sentences

TONES = {
    Standing.LATE: Tone.BAD,
    Standing.UNOPENED: Tone.WARN,
    Standing.OPENED: Tone.WAIT,
    Standing.READ: Tone.OK,
}


class PlanPagesConfig(AppConfig):
    name = "oneplan.plan_pages"

    def ready(self) -> None:
        # These need the tables, which are there only once every application is loaded.
        from oneplan.notices import audiences  # noqa: PLC0415
        from oneplan.plan_pages.hearing import READERS, REMINDED  # noqa: PLC0415
        from oneplan.plan_pages.panels import page_of_plan  # noqa: PLC0415
        from oneplan.plan_pages.waiting_work import pages_to_read  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        statuses.register({each.value: tone for each, tone in TONES.items()})
        audiences.register(["plan_pages.sent"], READERS)
        audiences.register(["plan_pages.reminded"], REMINDED)
        waiting_work.register("plan_pages.to_read", pages_to_read)
        panels.register("L", "plan_pages/plan_panel.html", page_of_plan, position=1)
