"""Notices as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.core import menu
from oneplan.notices.messages import MILESTONE_DUE, REFERRAL_DUE


class NoticesConfig(AppConfig):
    name = "oneplan.notices"

    def ready(self) -> None:
        # Rules about rows need the tables, which are there only once every application is loaded.
        from oneplan.notices import audiences, dated, due_dates  # noqa: PLC0415
        from oneplan.notices.models import Kind  # noqa: PLC0415

        asked = ("threads.referred_refer", "threads.referred_transfer", "threads.referred_joint")
        answered = ("threads.referral_accepted", "threads.referral_declined",
                    "threads.referral_reworded")  # fmt: skip
        moved = ("threads.merged", "threads.merge_undone", "threads.tied_answers",
                 "threads.untied_answers")  # fmt: skip
        for codes, kind, find, permission in (
            (asked, Kind.ASKED, audiences.asked_by_referral, "threads.answer_referral"),
            (("threads.shared",), Kind.ASKED, audiences.asked_for_view, "threads.answer_referral"),
            (answered, Kind.ANSWERED, audiences.asked_before, "threads.refer"),
            (moved, Kind.MOVED, audiences.owners_and_origins, "threads.refer"),
        ):
            audience = audiences.Audience(kind=kind, find=find, permission=permission)
            audiences.register(codes, audience)
        dated.register("notices.referral_due", REFERRAL_DUE, due_dates.referrals_due)
        dated.register("notices.milestone_due", MILESTONE_DUE, due_dates.milestones_due)
        menu.register_address("notices", "notices:list")
        menu.register_address("notices-bell", "notices:bell")
        menu.register(
            menu.Entry(
                label=_("Notices"),
                url_name="notices:list",
                position=3,
                icon="inbox",
                hint=_("What happened to our records, what is asked of us, what is due"),
            )
        )
