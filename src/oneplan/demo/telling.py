"""What a story knows while it is told: its world, and what earlier acts made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from oneplan.accounts.models import Post
from oneplan.demo.models import StoryRecord
from oneplan.demo.world import World
from oneplan.projects.models import Activity
from oneplan.threads.models import Subject


class Act(dict[str, Any]):
    """One act as the script has it, with the post that acts."""

    def __init__(self, written: Mapping[str, Any], *, by: Post) -> None:
        super().__init__(written)
        self.by = by

    @property
    def on(self) -> dt.date:
        day: dt.date = self["on"]
        return day


class Telling:
    """One story being told."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self._made: dict[str, Any] = {}

    def remember(self, name: str, made: Any) -> None:
        """Keep what an act made; a record with a story of its own is named in the database too."""
        self._made[name] = made
        if Subject.objects.filter(pk=made.pk).exists():
            StoryRecord.objects.create(story=self.name, name=name, subject_id=made.pk)

    def made(self, name: str) -> Any:
        """What an act called ``name`` made, or the record ``story/name`` of one told before.

        Raises ``LookupError`` in the story's own words.
        """
        story, _slash, record = name.rpartition("/")
        if story:
            return (
                StoryRecord.objects.select_related("subject").get(story=story, name=record).subject
            )
        if name not in self._made:
            raise LookupError(f"the story {self.name} has made no {name} yet")
        return self._made[name]

    def subject(self, name: str) -> Subject:
        """The story's record of that name, as it stands now."""
        return Subject.objects.select_related("owner").get(pk=self.made(name).pk)

    def activity(self, name: str) -> Activity:
        rows = Activity.objects.select_related("subject__owner", "project__subject", "receiver")
        return rows.get(pk=self.made(name).pk)
