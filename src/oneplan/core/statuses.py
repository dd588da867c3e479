"""The register of status tones: which code is drawn with which icon, shape and colour.

A tone never speaks by colour alone: each has its own icon, and the label stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured


class Tone(StrEnum):
    """How a state feels to whoever has to act on it."""

    OK = "ok"
    """Settled in favour; nothing to do."""
    WAIT = "wait"
    """Under way or with somebody else."""
    WARN = "warn"
    """Somebody should look."""
    BAD = "bad"
    """Refused, failed or missing."""
    NOTE = "note"
    """A plain fact."""
    DRAFT = "draft"
    """Not yet told to others."""


ICONS = {
    Tone.OK: "check",
    Tone.WAIT: "clock",
    Tone.WARN: "warning",
    Tone.BAD: "cross",
    Tone.NOTE: "dot",
    Tone.DRAFT: "pencil",
}

_tones: dict[str, Tone] = {
    **{tone.value: tone for tone in Tone},
    "error": Tone.BAD,
    "warning": Tone.WARN,
    "waiting": Tone.WAIT,
    "running": Tone.WAIT,
    "done": Tone.OK,
    "failed": Tone.BAD,
    "consulted": Tone.WAIT,
    "circulated": Tone.NOTE,
    "public": Tone.OK,
}


def register(tones: Mapping[str, Tone]) -> None:
    """Give an app's state codes their tones.  Raises ``ImproperlyConfigured`` on a quarrel."""
    for code, tone in tones.items():
        if _tones.setdefault(code, tone) is not tone:
            raise ImproperlyConfigured(f"Status {code} is {_tones[code]} and {tone}")


def tone_of(code: object) -> Tone:
    """The tone of a code; a plain fact where none was registered."""
    return _tones.get(str(code), Tone.NOTE)
