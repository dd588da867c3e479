"""Telling one story of the example: a script of ``data/stories``, act by act, through services.

A script is a list of acts.  Each names its day (``on``), who acts (``by``, a key of the cast),
what is done (``do``) and, with ``as``, the name later acts call the result by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from oneplan.accounts.models import Post
from oneplan.demo import (
    acts_of_calls,
    acts_of_needs,
    acts_of_offices,
    acts_of_sittings,
    acts_of_works,
)
from oneplan.demo.telling import Act, Telling
from oneplan.demo.words import story
from oneplan.demo.world import World

Doing = Callable[[Telling, Act], Any]
DOINGS: Mapping[str, Doing] = {
    **acts_of_needs.DOINGS,
    **acts_of_works.DOINGS,
    **acts_of_sittings.DOINGS,
    **acts_of_calls.DOINGS,
    **acts_of_offices.DOINGS,
}


def tell_story(name: str) -> Callable[[World], None]:
    """The building of one story."""

    def tell(world: World) -> None:
        telling = Telling(world, name)
        for written in story(name)["act"]:
            act = Act(written, by=_actor(world, written))
            world.at(act["on"], hour=act.get("hour", 10))
            made = DOINGS[act["do"]](telling, act)
            if "as" in act:
                telling.remember(act["as"], made)

    return tell


def _actor(world: World, written: Mapping[str, Any]) -> Post:
    return world.posts[written["by"]]
