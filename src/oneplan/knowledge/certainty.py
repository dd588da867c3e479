"""How certain a thing is: one scale for terms and for the source marks of code lists."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

SYSTEM_DEFAULT = "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"
MADE_UP = "ข้อมูลสมมติ"


class Certainty(StrEnum):
    """From what nobody vouches for to what the law says."""

    MADE_UP = "made-up"
    DEFAULT = "default"
    UNSURE = "unsure"
    UNVERIFIED = "unverified"
    OWN = "own"
    SOURCED = "sourced"
    LAW = "law"
    UNMARKED = "unmarked"


LABELS = {
    Certainty.UNSURE: _("unsure, ask before relying on it"),
    Certainty.UNVERIFIED: _("general knowledge, unverified"),
    Certainty.OWN: _("our own word"),
    Certainty.SOURCED: _("read in a public source"),
    Certainty.LAW: _("law"),
    Certainty.UNMARKED: _("nothing said"),
}
"""Words of each; made-up data and system defaults have labels of their own on every page."""

TONES = {
    Certainty.UNSURE: "warn",
    Certainty.UNVERIFIED: "note",
    Certainty.OWN: "note",
    Certainty.SOURCED: "ok",
    Certainty.LAW: "ok",
    Certainty.UNMARKED: "draft",
}

SIGNS = (
    (Certainty.MADE_UP, (MADE_UP,)),
    (Certainty.DEFAULT, (SYSTEM_DEFAULT,)),
    (Certainty.UNSURE, ("unsure", "mixed")),
    (Certainty.UNVERIFIED, ("unverified", "general knowledge", "verify")),
    (Certainty.OWN, ("judgement of the makers", "ours")),
    (Certainty.SOURCED, ("sourced", "observed")),
    (Certainty.LAW, ("law",)),
)


def certainty_of(mark: str) -> Certainty:
    """The least certain thing a source mark admits to.

    >>> certainty_of("names sourced; codes general knowledge, unverified").value
    'unverified'
    """
    words = mark.lower()
    for certainty, signs in SIGNS:
        if any(sign in words for sign in signs):
            return certainty
    return Certainty.UNMARKED
