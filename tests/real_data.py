"""Where the real data lies that some tests compare against; never part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneplan.config.env import read_env


def real_data(folder: str) -> Path:
    """A folder of real data, or a skip that says out loud what is missing."""
    path = read_env().real_data / folder
    if not path.is_dir():
        pytest.skip(f"real data not found: {path} (set ONEPLAN_REAL_DATA)")
    return path
