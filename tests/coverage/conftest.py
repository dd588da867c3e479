"""The cast with the lists that plans and works are held against."""

from __future__ import annotations

import pytest

from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.strategy.services import load_targets
from tests.cast import Cast, build_cast


@pytest.fixture
def cast() -> Cast:
    load_code_lists()
    load_cycles()
    load_targets()
    return build_cast()
