"""When a claimed causal link may stand, and when the entries of a list hang together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from oneplan.core.errors import Refusal
from oneplan.engines.alignment import Finding, check_because

WEAKEST, STRONGEST = 1, 3
NO_REASON = {
    "because.empty": "strategy.because_empty",
    "because.copies_title": "strategy.because_copies_title",
    "because.copies_target": "strategy.because_copies_target",
}
"""What leaves nothing to judge, and the refusal that says so."""


def check_claim(*, strength: int, because: str, title: str, target: str) -> list[Finding]:
    """Refuse a claim nobody could judge; what a reviewer would ask about it is returned.

    Raises ``Refusal`` for a strength outside 1 to 3 and for a reason that is empty or only
    repeats the title or the target.
    """
    if not WEAKEST <= strength <= STRONGEST:
        raise Refusal("strategy.strength_out_of_range", strength=strength)
    found = check_because(because, title=title, target=target)
    for finding in found:
        if finding.code in NO_REASON:
            raise Refusal(NO_REASON[finding.code])
    return found


def check_words(words: str, *, refusal: str) -> str:
    """What somebody wrote, without the blanks around it.  Raises ``Refusal`` for nothing at all."""
    words = words.strip()
    if not any(map(str.isalnum, words)):
        raise Refusal(refusal)
    return words


def unrooted(parents: Mapping[str, str], *, known: Collection[str]) -> list[str]:
    """Codes that hang on no known entry: on an unknown parent, on each other, or on such ones.

    ``parents`` gives each entry's parent, empty for an outermost one; ``known`` are entries
    that stand already.

    >>> unrooted({"1": "", "1.1": "1", "2.1": "2", "2.1.1": "2.1"}, known=())
    ['2.1', '2.1.1']
    """
    standing, waiting = set(known), dict(parents)
    while True:
        rooted = [code for code, above in waiting.items() if not above or above in standing]
        if not rooted:
            return list(waiting)
        standing.update(rooted)
        for code in rooted:
            del waiting[code]
