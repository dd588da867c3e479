"""Indicators as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.indicators.messages import MESSAGES
from oneplan.indicators.permissions import PERMISSIONS


class IndicatorsConfig(AppConfig):
    name = "oneplan.indicators"

    def ready(self) -> None:
        messages.register(MESSAGES)
        permissions.register(PERMISSIONS)
        statuses.register(
            {
                "met": Tone.OK,
                "on_course": Tone.OK,
                "off_course": Tone.WARN,
                "missed": Tone.BAD,
            }
        )
        menu.register(
            menu.Entry(
                label=_("Indicators"),
                url_name="indicators:library",
                position=31,
                icon="chart",
                hint=_("What is measured, its values by place and year, and where they come from"),
            ),
            menu.Entry(
                label=_("Indicators"),
                url_name="indicators:library",
                position=7,
                audience=menu.Audience.PORTAL,
                icon="chart",
            ),
        )
