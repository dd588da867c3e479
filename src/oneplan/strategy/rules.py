"""When a claimed causal link may stand: a strength of 1 to 3 and a reason that is one."""

from __future__ import annotations

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
