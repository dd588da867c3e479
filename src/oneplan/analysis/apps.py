"""Analysis as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.analysis.messages import MESSAGES
from oneplan.analysis.permissions import PERMISSIONS
from oneplan.core import messages, statuses
from oneplan.core.statuses import Tone
from oneplan.threads import panels


class AnalysisConfig(AppConfig):
    name = "oneplan.analysis"

    def ready(self) -> None:
        # These need the tables, which are there only once every application is loaded.
        from oneplan.analysis.panels import (  # noqa: PLC0415
            analysis_of_plan,
            results_filled,
            situation_filled,
            swot_filled,
        )
        from oneplan.analysis.waiting_work import questions_to_answer  # noqa: PLC0415
        from oneplan.plans import chapters  # noqa: PLC0415

        messages.register(MESSAGES)
        permissions.register(PERMISSIONS)
        statuses.register({"bare": Tone.WAIT})
        panels.register("L", "analysis/plan_panel.html", analysis_of_plan, position=10)
        waiting_work.register("analysis", questions_to_answer)
        chapters.register("situation", _("situation of the place"), situation_filled)
        chapters.register("results", _("what was achieved in the place"), results_filled)
        chapters.register("swot", _("analysis of the plan (SWOT)"), swot_filled)
