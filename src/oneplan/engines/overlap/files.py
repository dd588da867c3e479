"""Tables in, pairs out: the columns of the overlap command.

Input columns: ``id``, ``text`` and optionally ``area``, ``level``, ``cat``,
``budget`` (baht), ``year`` (B.E.; C.E. is understood).  Output columns:
``id_a``, ``id_b``, ``score`` (0 to 1), ``verdict``, ``reason``.
"""

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from oneplan.engines.overlap.engine import Pairs, match_rows
from oneplan.engines.overlap.explanation import reason_texts
from oneplan.engines.overlap.gazetteer import Gazetteer, parse_codes
from oneplan.engines.overlap.lexicon import DATA, standard_lexicon
from oneplan.engines.overlap.model import Model
from oneplan.engines.overlap.records import Rows
from oneplan.engines.overlap.sharing import Runner
from oneplan.engines.overlap.verdicts import Verdict

_NAMES = pl.Series([v.name.lower() for v in Verdict])
_NEEDED = ("id", "text")
_DIGITS = {chr(ord("๐") + i): str(i) for i in range(10)} | {",": "", " ": ""}


class UnreadableTable(ValueError):
    """The file is no CSV or Parquet table, or lacks the columns ``id`` and ``text``."""


@dataclass(frozen=True)
class Report:
    """What a match found, in short."""

    texts: int
    compared: int
    verdicts: dict[str, int]
    groups: int
    refused_places: int


def read_table(path: Path) -> pl.DataFrame:
    """Read a CSV or Parquet file, codes as text."""
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            return pl.read_parquet(path)
        return pl.read_csv(
            path, infer_schema=False, encoding="utf8-lossy", truncate_ragged_lines=True
        )
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise UnreadableTable(str(problem)) from problem


def rows_of(table: pl.DataFrame) -> Rows:
    """Turn a table into rows; anything unreadable in an optional column is unknown."""
    missing = [c for c in _NEEDED if c not in table.columns]
    if missing:
        raise UnreadableTable(", ".join(missing))
    texts = table["text"].cast(pl.String, strict=False).fill_null("")
    code, level = _codes(table)
    return Rows(
        texts, code, level, _numbers(table, "budget"), _years(_numbers(table, "year")),
        _categories(table),
    )  # fmt: skip


def _codes(table: pl.DataFrame) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    """Read the area column; plain digits at once, anything else one by one."""
    if "area" not in table.columns:
        return np.zeros(table.height, np.int64), np.zeros(table.height, np.int8)
    text = table["area"].cast(pl.String, strict=False).fill_null("").str.strip_chars()
    size = text.str.len_bytes().to_numpy().astype(np.int64)
    plain = text.str.contains(r"^[0-9]{2,8}$").to_numpy()
    number = text.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
    level = np.where(plain, size // 2 * 2, 0)
    code = np.where(plain, number // 10 ** (size * plain - level) * 10 ** (8 - level), 0)
    code, level = code.astype(np.int64), level.astype(np.int8)
    odd = np.flatnonzero(~plain & (size > 0))
    if len(odd):
        code[odd], level[odd] = parse_codes(text[odd].to_list())
    return code, level


def _numbers(table: pl.DataFrame, name: str) -> npt.NDArray[np.float64]:
    if name not in table.columns:
        return np.full(table.height, np.nan)
    column = table[name]
    if column.dtype == pl.String:
        column = column.str.replace_many(list(_DIGITS), list(_DIGITS.values()))
    numbers = column.cast(pl.Float64, strict=False).to_numpy().astype(np.float64)
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _years(years: npt.NDArray[np.float64]) -> npt.NDArray[np.int16]:
    year = np.where(np.isfinite(years), years, 0)
    year = np.where((year > 1900) & (year < 2200), year + 543, year)
    year = np.where((year >= 50) & (year < 100), year + 2500, year)
    return np.where((year > 2400) & (year < 2700), year, 0).astype(np.int16)


def _categories(table: pl.DataFrame) -> npt.NDArray[np.int16]:
    if "cat" not in table.columns:
        return np.zeros(table.height, np.int16)
    names = table["cat"].cast(pl.String, strict=False).fill_null("").str.strip_chars()
    known = names.unique().to_list()
    numbers = [category_number(name) for name in known]
    return names.replace_strict(known, numbers, return_dtype=pl.Int16).to_numpy()


def category_number(name: str) -> int:
    """Return a stable number for a category name, 0 for none."""
    return zlib.crc32(name.encode()) % 30_000 + 1 if name else 0


def read_gazetteer(path: Path | None = None) -> Gazetteer:
    """Read a gazetteer table; without one only the provinces are known."""
    return _province_gazetteer() if path is None else gazetteer_of(read_table(path))


def gazetteer_of(table: pl.DataFrame) -> Gazetteer:
    """Build the gazetteer from a table with code, level, name_th and optionally moo."""
    missing = [c for c in ("code", "name_th") if c not in table.columns]
    if missing:
        raise UnreadableTable(", ".join(missing))
    moos = table["moo"].to_list() if "moo" in table.columns else None
    names = table["name_th"].cast(pl.String, strict=False).to_list()
    return Gazetteer.of(table["code"].to_list(), names, moos)


@cache
def _province_gazetteer() -> Gazetteer:
    return gazetteer_of(read_table(DATA / "provinces.csv"))


def pair_table(pairs: Pairs, ids: pl.Series) -> pl.DataFrame:
    """Return pairs as the output table, best first."""
    order = np.lexsort((pairs.b, pairs.a, -pairs.score))
    reason = reason_texts(pairs.reason[order], pairs.concept[order], standard_lexicon())
    return pl.DataFrame(
        {
            "id_a": ids[pairs.a[order]],
            "id_b": ids[pairs.b[order]],
            "score": np.round(pairs.score[order].astype(np.float64), 4),
            "verdict": _NAMES[pairs.verdict[order]],
            "reason": reason,
        }
    )


def match_table(
    table: pl.DataFrame, gazetteer: Gazetteer | None = None, *, workers: int = 1,
    model: Model | None = None, runner: Runner = "processes",
) -> tuple[pl.DataFrame, Report]:  # fmt: skip
    """Find the overlaps in a table."""
    places = gazetteer or _province_gazetteer()
    pairs = match_rows(rows_of(table), places, workers=workers, model=model, runner=runner)
    counts = np.bincount(pairs.verdict, minlength=len(Verdict))
    group = pairs.groups(table.height)
    report = Report(
        texts=table.height,
        compared=pairs.compared,
        verdicts={v.name.lower(): int(counts[v]) for v in Verdict if v},
        groups=int((np.bincount(group, minlength=1) > 1).sum()),
        refused_places=places.refused,
    )
    return pair_table(pairs, table["id"]), report


def match_file(
    path: Path, *, gazetteer: Path | None = None, out: Path | None = None, workers: int = 1,
    model: Model | None = None, runner: Runner = "processes",
) -> tuple[pl.DataFrame, Report]:  # fmt: skip
    """Find the overlaps in a file and write them as CSV if ``out`` is given.

    Raises ``UnreadableTable`` for a file that is no table or lacks id or text.
    """
    pairs, report = match_table(
        read_table(path), read_gazetteer(gazetteer), workers=workers, model=model, runner=runner
    )
    if out is not None:
        pairs.write_csv(out)
    return pairs, report
