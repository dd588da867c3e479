"""Annual plans as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.annual_plans.messages import FINDINGS, MESSAGES
from oneplan.annual_plans.permissions import PERMISSIONS
from oneplan.annual_plans.sentences import SENTENCES
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.strategy.xyz_rules import State
from oneplan.threads import cards, pages, panels, sentences


class AnnualPlansConfig(AppConfig):
    name = "oneplan.annual_plans"

    def ready(self) -> None:
        # Act and panel need the tables, which are there only once every application is loaded.
        from oneplan.annual_plans.acts import ADOPT_LIST  # noqa: PLC0415
        from oneplan.annual_plans.alignment_panel import alignment_panel  # noqa: PLC0415
        from oneplan.annual_plans.card import round_figures  # noqa: PLC0415
        from oneplan.annual_plans.xyz_panels import chain_panel, plan_panel  # noqa: PLC0415
        from oneplan.committees.acts import register  # noqa: PLC0415
        from oneplan.notices.audiences import tell_owners  # noqa: PLC0415

        register(ADOPT_LIST)
        tell_owners("annual_plans.within", "annual_plans.over", "annual_plans.left_out")
        cards.register("R", round_figures)
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        pages.register({"R": "annual_plans:round"})
        panels.register("A", "annual_plans/alignment_panel.html", alignment_panel, position=40)
        for kind in ("A", "P"):
            panels.register(kind, "annual_plans/xyz_panel.html", chain_panel, position=41)
        panels.register("L", "annual_plans/xyz_plan_panel.html", plan_panel, position=30)
        statuses.register(
            {
                State.CLAIMED: Tone.OK,
                State.REACHED: Tone.NOTE,
                State.COARSE: Tone.WAIT,
                State.MISSING: Tone.WARN,
            }
        )
        menu.register(
            menu.Entry(
                label=_("Ranked lists"),
                url_name="annual_plans:round-list",
                group=menu.PLANNING,
                position=30,
                icon="list",
                hint=_("Ranked first, cut by the frame later"),
            )
        )
