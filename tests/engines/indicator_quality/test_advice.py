"""What a finding says besides what is seen: why it matters and what to write instead."""

from __future__ import annotations

import pytest

from oneplan.engines.indicator_quality.advice import ADVICE, advice_on
from oneplan.engines.indicator_quality.messages import MESSAGES


def test_every_finding_says_why_it_matters_and_what_to_write() -> None:
    assert set(ADVICE) == set(MESSAGES)


@pytest.mark.parametrize("code", ADVICE)
def test_advice_is_told_in_both_languages(code: str) -> None:
    thai, english = advice_on(code), advice_on(code, language="en")
    for text in (thai.why, thai.instead):
        assert any("ก" <= letter <= "๛" for letter in text)
    for text in (english.why, english.instead):
        assert text.endswith(".")
