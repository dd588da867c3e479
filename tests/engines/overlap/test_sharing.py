"""Where the work is done changes nothing in what is found."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from oneplan.engines.overlap import sharing
from oneplan.engines.overlap.__main__ import main
from oneplan.engines.overlap.engine import Pairs, match_rows
from oneplan.engines.overlap.files import rows_of
from oneplan.engines.overlap.records import Rows
from oneplan.engines.overlap.sharing import RunnerMissing, share
from tests.engines.overlap.places import district

needs_ray = pytest.mark.skipif(
    find_spec("ray") is None, reason="the optional extra 'ray' is not installed"
)


def three_provinces() -> Rows:
    places = [f"{province}0301" for province in ("45", "46", "47") for _ in range(40)]
    texts = [f"ก่อสร้างถนน คสล. ซอย {n % 9} หมู่ที่ {n % 4 + 1}" for _ in range(3) for n in range(40)]
    ids = [f"n{n}" for n in range(len(texts))]
    return rows_of(pl.DataFrame({"id": ids, "text": texts, "area": places}))


def assert_same(one: Pairs, other: Pairs) -> None:
    assert len(one) > 50
    assert one.compared == other.compared
    for name in ("a", "b", "score", "verdict", "reason", "concept"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


def nowhere(_name: str) -> None:
    """Stand for the search of a module that is not installed."""


def squared(value: int) -> int:
    return value * value


def nothing() -> None:
    """Need no warming up."""


@needs_ray
@pytest.mark.filterwarnings("ignore")
def test_ray_finds_what_one_process_finds() -> None:
    rows = three_provinces()
    one = match_rows(rows, district(), workers=1)
    assert_same(one, match_rows(rows, district(), workers=2, share_from=0, runner="ray"))


def test_processes_return_every_result() -> None:
    results = share(squared, range(9), workers=2, begin=nothing)
    assert sorted(results) == [n * n for n in range(9)]


def test_ray_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "find_spec", nowhere)
    with pytest.raises(RunnerMissing, match="uv sync --extra ray"):
        match_rows(three_provinces(), district(), runner="ray")


def test_the_command_tells_of_a_missing_runner_and_returns_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sharing, "find_spec", nowhere)
    pl.DataFrame({"id": ["1"], "text": ["ขุดลอกคลอง"]}).write_csv(tmp_path / "in.csv")
    assert main(["match", str(tmp_path / "in.csv"), "--runner", "ray", "--workers", "2"]) == 2
    assert "oneplan[ray]" in capsys.readouterr().err


def test_an_unknown_runner_is_refused() -> None:
    with pytest.raises(ValueError, match="processes, ray"):
        share(squared, [1], workers=2, runner="threads", begin=nothing)  # type: ignore[arg-type]
