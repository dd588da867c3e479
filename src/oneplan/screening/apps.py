"""Screening as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions, waiting_work
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.jobs import handlers
from oneplan.saved_views import lists
from oneplan.screening.messages import MESSAGES
from oneplan.screening.permissions import PERMISSIONS
from oneplan.screening.sentences import SENTENCES
from oneplan.threads import panels, sentences

TONES = {
    "overlap-same": Tone.WARN,
    "overlap-part_of": Tone.WARN,
    "overlap-adjoins": Tone.NOTE,
    "overlap-recurs": Tone.NOTE,
    "overlap-complement": Tone.NOTE,
    "overlap-possible": Tone.WAIT,
    "overlap-different": Tone.OK,
    "overlap-waiting": Tone.WAIT,
    "overlap-decided": Tone.OK,
    "overlap-withdrawn": Tone.NOTE,
}


class ScreeningConfig(AppConfig):
    name = "oneplan.screening"

    def ready(self) -> None:
        # The work needs the tables, which are there only once every application is loaded.
        from oneplan.notices.audiences import tell_owners  # noqa: PLC0415
        from oneplan.screening.overlap import asking, work  # noqa: PLC0415
        from oneplan.screening.panels import overlap_panel  # noqa: PLC0415
        from oneplan.screening.waiting_work import overlaps_to_judge  # noqa: PLC0415

        tell_owners(*(code for code in SENTENCES if code.startswith("screening.judge")))
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("screening.overlaps", overlaps_to_judge)
        statuses.register(TONES)
        for kind in ("N", "A"):
            panels.register(kind, "screening/overlap_panel.html", overlap_panel, position=55)
        handlers.register(asking.SCAN, work.scan)
        handlers.register(asking.LEARN, work.learn)
        menu.register_address("twins", "screening:twins")
        lists.register(
            "screening:overlap-list", _("Overlaps"), ("kind", "state", "area", "fiscal_year")
        )
        menu.register(
            menu.Entry(
                label=_("Overlaps"),
                url_name="screening:overlap-list",
                group=menu.PLANNING,
                permission="screening.see_overlaps",
                position=40,
                icon="tie",
                hint=_("The same work seen in several records, for people to judge"),
            )
        )
