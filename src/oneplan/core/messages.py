"""The register of worded codes: every refusal and finding has one sentence for people.

Apps register theirs at start-up (``AppConfig.ready``); a code registered twice stops the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from oneplan.core.errors import AccessDenied, Refusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.core.findings import Finding

MESSAGES: dict[str, _StrPromise] = {
    "core.amount_not_a_number": _("“%(value)s” is not an amount of money."),
    "core.amount_has_part_of_a_satang": _(
        "“%(value)s” has more than two decimals. Write baht with at most two."
    ),
    "core.amount_is_negative": _("“%(value)s” is negative. Write the amount without a minus sign."),
    "core.amount_is_too_large": _("“%(value)s” is larger than any budget. Check the digits."),
    "core.overtaken": _(
        "%(who)s wrote this anew on %(at)s, after you had opened it. Nothing of yours was saved "
        "over it; compare the two texts and choose which one stays."
    ),
    "core.at_once": _(
        "The same was sent twice at one moment, or somebody else did it just now. Open the page "
        "anew: if it is there, nothing is left to do; if not, send it again."
    ),
    "core.access_denied": _(
        "Your post may read this but may not change it. Ask the office that owns it."
    ),
}

_words: dict[str, str | _StrPromise] = {}
_remedies: dict[str, str | _StrPromise] = {}


def register(messages: Mapping[str, str | _StrPromise]) -> None:
    """Add an app's worded codes.  Raises ``ImproperlyConfigured`` for a code worded before."""
    _add(_words, messages)


def register_findings(
    messages: Mapping[str, tuple[str | _StrPromise, str | _StrPromise]],
) -> None:
    """Add an app's findings: each code has a reason and a remedy."""
    _add(_words, {code: reason for code, (reason, _remedy) in messages.items()})
    _add(_remedies, {code: remedy for code, (_reason, remedy) in messages.items()})


def text_of(what: Refusal | Finding | AccessDenied) -> str:
    """The sentence for a refusal, a finding or a denied access, its facts filled in."""
    if isinstance(what, AccessDenied):
        return str(_words["core.access_denied"])
    return str(_words[what.code]) % what.facts


def remedy_of(finding: Finding) -> str:
    """What to do about a finding; empty where its app registered none."""
    return str(_remedies.get(finding.code, "")) % finding.facts


def worded_codes() -> dict[str, str]:
    """Every code with its sentence, for the reference page and the tests."""
    return {code: str(words) for code, words in sorted(_words.items())}


def worded_remedies() -> dict[str, str]:
    """Every finding's code with its remedy, for the reference page and the tests."""
    return {code: str(words) for code, words in sorted(_remedies.items())}


def _add(
    register_: dict[str, str | _StrPromise], messages: Mapping[str, str | _StrPromise]
) -> None:
    twice = sorted(
        code for code in messages if code in register_ and register_[code] is not messages[code]
    )
    if twice:
        raise ImproperlyConfigured(f"Worded twice: {', '.join(twice)}")
    register_.update(messages)
