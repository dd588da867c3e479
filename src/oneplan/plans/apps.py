"""Plans as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.indicators import uses
from oneplan.plans.messages import MESSAGES
from oneplan.plans.permissions import PERMISSIONS
from oneplan.plans.rules.milestones import Passing
from oneplan.plans.sentences import SENTENCES
from oneplan.saved_views import lists
from oneplan.threads import marks, pages, sentences


class PlansConfig(AppConfig):
    name = "oneplan.plans"

    def ready(self) -> None:
        # The act needs the tables, which are there only once every application is loaded.
        from oneplan.committees.acts import register  # noqa: PLC0415
        from oneplan.plans import chapters  # noqa: PLC0415
        from oneplan.plans.acts import ADOPT_EDITION  # noqa: PLC0415
        from oneplan.plans.marking import marks_of_plans  # noqa: PLC0415
        from oneplan.plans.measuring import uses_in_plans  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        register(ADOPT_EDITION)
        for name, label, filler in chapters.OWN_FILLERS:
            chapters.register(name, label, filler)
        marks.register("L", marks_of_plans)
        uses.register("plans", uses_in_plans)
        statuses.register(
            {
                "sealed": Tone.OK,
                "added": Tone.OK,
                "removed": Tone.WARN,
                "changed": Tone.NOTE,
                Passing.DONE_LATE.value: Tone.OK,
                Passing.LATE.value: Tone.BAD,
                Passing.COMING.value: Tone.DRAFT,
                Passing.OVER.value: Tone.NOTE,
            }
        )
        pages.register({"L": "plans:plan"})
        lists.register("plans:plan-list", _("Plans"), ("q", "type", "fiscal_year"))
        menu.register(
            menu.Entry(
                label=_("Plans"),
                url_name="plans:plan-list",
                group=menu.PLANNING,
                position=30,
                icon="book",
                hint=_("What each body has bound itself to, edition by edition"),
            ),
            menu.Entry(
                label=_("Plans"),
                url_name="plans:plan-list",
                position=6,
                audience=menu.Audience.PORTAL,
                icon="book",
            ),
        )
