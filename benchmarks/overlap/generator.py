"""The common input generator, when it is at hand (``ONEPLAN_BENCH_INPUT``).

Its vocabulary is never used for training; see ``variant`` for our own.
"""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import polars as pl


def _module() -> ModuleType:
    default = Path(__file__).parents[3] / "shared" / "bench" / "overlap_gen.py"
    path = Path(os.environ.get("ONEPLAN_BENCH_INPUT", default))
    found = importlib.util.spec_from_file_location("overlap_gen", path)
    if found is None or found.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def make(
    n: int, *, seed: int = 11, provinces: int | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return rows with their truth, and the gazetteer table."""
    module = _module()
    provinces = provinces or (1 if n <= 8000 else 8 if n <= 150_000 else 77)
    rows = pl.DataFrame(module.make(n, seed=seed, provinces=provinces))
    places = module.Geo(seed=1, provinces=provinces)
    upper = {**places.pname, **places.dname, **places.tname}
    codes = [*upper, *places.villages]
    table = pl.DataFrame(
        {
            "code": codes,
            "level": [len(c) for c in codes],
            "name_th": [*upper.values(), *places.vname],
            "moo": [*[None] * len(upper), *places.moo],
        }
    )
    return rows, table
