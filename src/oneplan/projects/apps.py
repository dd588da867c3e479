"""Projects as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.core import menu, messages
from oneplan.plans import serving
from oneplan.projects.messages import FINDINGS, MESSAGES
from oneplan.projects.permissions import PERMISSIONS
from oneplan.projects.sentences import SENTENCES
from oneplan.saved_views import lists
from oneplan.threads import cards, marks, pages, sentences


class ProjectsConfig(AppConfig):
    name = "oneplan.projects"

    def ready(self) -> None:
        from oneplan.projects.card import activity_figures  # noqa: PLC0415

        # What waits reads the tables, which are there only once every application is loaded.
        # What works say of themselves is read from tables, which are there only now.
        from oneplan.projects.marking import marks_of_activities, marks_of_projects  # noqa: PLC0415
        from oneplan.projects.serving import SOURCE  # noqa: PLC0415
        from oneplan.projects.waiting_work import (  # noqa: PLC0415
            activities_to_finish,
            papers_to_renew,
        )

        cards.register("A", activity_figures)
        marks.register("A", marks_of_activities)
        marks.register("P", marks_of_projects)
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("projects.drafts", activities_to_finish)
        waiting_work.register("projects.papers", papers_to_renew)
        serving.register("projects", SOURCE)
        pages.register({"A": "projects:activity", "P": "projects:project"})
        lists.register(
            "projects:activity-list",
            _("Activities"),
            ("q", "area", "fiscal_year", "owner", "nature", "preparation", "circulation",
             "source", "dimension", "least", "most", "order"),
        )  # fmt: skip
        menu.register(
            menu.Entry(
                label=_("Activities"),
                url_name="projects:activity-list",
                group=menu.PLANNING,
                position=20,
                icon="tools",
                hint=_("What is proposed, where, by whom and for how much"),
            ),
            menu.Entry(
                label=_("Activities"),
                url_name="projects:activity-list",
                position=10,
                audience=menu.Audience.PORTAL,
                icon="tools",
            ),
        )
