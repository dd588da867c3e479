"""The ten stops of the guided tour: one need, from the village to the thing handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oneplan.demo.models import StoryRecord
from oneplan.demo.world import PROVINCE
from oneplan.screening.models import Verdict
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STORY = "01-pond"
PLACE = "670701"
FORMS_YEAR = 2571


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop.  ``account`` empty: as anybody may; ``spot`` is the place on the page, in CSS.

    ``says`` chooses, among the lines of that place, the one with these words of the story.
    """

    account: str
    address: Callable[[], str]
    spot: str
    title: _StrPromise
    words: _StrPromise
    says: str = ""


def record(name: str) -> Subject:
    """The record the story's script calls ``name``.  Raises ``DoesNotExist`` before it is told."""
    return StoryRecord.objects.select_related("subject").get(story=STORY, name=name).subject


def is_ready() -> bool:
    """Whether the story the tour follows has been told here."""
    return StoryRecord.objects.filter(story=STORY, name="pond").exists()


def _page_of(url_name: str, name: str) -> Callable[[], str]:
    return lambda: reverse(url_name, args=[record(name).pk])


def _pair() -> str:
    first, second = record("kradon").pk, record("thung").pk
    verdict = Verdict.objects.get(Q(a=first, b=second) | Q(a=second, b=first))
    return reverse("screening:overlap", args=[verdict.pk])


STOPS = (
    Stop(
        "", lambda: reverse("portal:front"), ".hero-words",
        _("One plan for everybody"),
        _("Villages, local authorities, districts, the province and the cluster work on one and "
          "the same plan. For five minutes we follow one pond through it."),
    ),
    Stop(
        "", _page_of("needs:need", "kradon"), ".need-words",
        _("In their own words"),
        _("In 2565 a village forum asks for its pond to be dredged. These are its words; the "
          "record keeps its number and its story from this day on."),
    ),
    Stop(
        "nongphai", _pair, "main h1",
        _("Two villages, one pond"),
        _("The next village asked for the same pond a week later, in other words. The district "
          "officer lays both side by side, says they are one, and joins them; no number is lost."),
    ),
    Stop(
        "nongphai", _page_of("needs:need", "kradon"), "#story",
        _("Every no comes with its reason"),
        _("Sent on to the provincial organisation: declined, and why. Put to the committee: not "
          "yet, the land was not permitted. Whoever asked reads every answer here."),
        says="เครื่องจักรติดงานแก้น้ำท่วม",
    ),
    Stop(
        "kongthun", _page_of("projects:activity", "pond"), "#readiness",
        _("Proposed again, this time ready"),
        _("The next year it stands again with the land permit, the drawings, and the consent of "
          "the authority that will receive it. Each paper is dated and checked."),
    ),
    Stop(
        "strategist", lambda: reverse("publishing:forms", args=[PROVINCE, FORMS_YEAR]), "main h1",
        _("Entered once, printed everywhere"),
        _("Nobody types it again: the same entry fills the official forms, as a paper to sign "
          "and as a spreadsheet, with the numbers that add up."),
    ),
    Stop(
        "strategist", _page_of("annual_plans:round", "list"), "#list",
        _("Ranked first, the line drawn later"),
        _("Several assessors score; the list is ranked; the announced frame is only a line on "
          "it. When the money changes the line moves, and no score is touched."),
    ),
    Stop(
        "governor", _page_of("committees:meeting", "said-yes"), ".agenda",
        _("A resolution that does what it says"),
        _("When the committee resolves, the list becomes the sealed plan in the same moment. "
          "The minutes are certified at the next meeting; later changes are recorded, never "
          "overwritten."),
    ),
    Stop(
        "konghead", _page_of("projects:activity", "pond"), "#docket",
        _("Built, handed over, in use"),
        _("Contract, payments, progress, acceptance: all in one story. The authority has taken "
          "the pond over, and the village head who asked sees it full in the dry season."),
    ),
    Stop(
        "", lambda: reverse("portal:place", args=[PLACE]), "main h1",
        _("All money of one place"),
        _("Province, ministries and local authorities side by side, for everybody to read. Now "
          "sign in as any of the people here and look for yourself."),
    ),
)  # fmt: skip
