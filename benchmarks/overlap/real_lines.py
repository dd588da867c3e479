"""Run the engine over the real budget lines and list the best groups for reading.

    ONEPLAN_REAL_DATA=... python -m benchmarks.overlap.real_lines [GROUPS]

Reads province, cluster and ministry lines, local subsidies and the tasks of
provincial administrative organisations.  Prints one JSON line; the groups go to
standard error.  The real data is never copied into the repository.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.overlap.machine import machine
from oneplan.engines.overlap.engine import match_rows
from oneplan.engines.overlap.explanation import reason_texts
from oneplan.engines.overlap.files import gazetteer_of, rows_of
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import standard_lexicon
from oneplan.engines.overlap.verdicts import Verdict


def data_home() -> Path:
    """Return the folder of the real data."""
    return Path(os.environ.get("ONEPLAN_REAL_DATA", Path(__file__).parents[3] / "shared" / "data"))


def _table(name: str) -> pl.DataFrame:
    return pl.read_csv(data_home() / name, infer_schema=False)


def real_gazetteer() -> Gazetteer:
    """Return provinces, districts and subdistricts."""
    parts = [
        _table(f"areas/{kind}s.csv").select(code=f"{kind}_code", name_th="name_th")
        for kind in ("province", "district", "subdistrict")
    ]
    return gazetteer_of(pl.concat(parts))


def _finest(codes: pl.Expr, wider: pl.Expr) -> pl.Expr:
    single = codes.is_not_null() & ~codes.str.contains("[;|, ]") & (codes != "")
    return pl.when(single).then(codes).otherwise(wider)


def real_lines() -> pl.DataFrame:
    """Return all real lines as one table: id, text, area, level, budget, year, cat, source."""
    area = _finest(
        pl.col("subdistrict_codes"),
        _finest(pl.col("district_codes"), _finest(pl.col("province_codes"), pl.lit(""))),
    )
    province = _table("province_budget_fy2565/lines.csv").select(
        id="line_id", text="item_th", area=area, level=pl.lit("3"), budget="amount_baht",
        year="fiscal_year_be", cat=pl.lit(""), source="owner_type", owner="owner_code",
    )  # fmt: skip
    ministry = _table("ministry_area_lines_fy2565/lines.csv").select(
        id="line_id", text="item_th", area=area, level=pl.lit("4"), budget="amount_baht",
        year="fiscal_year_be", cat=pl.lit(""), source=pl.lit("ministry"), owner="unit_th",
    )  # fmt: skip
    subsidy = _table("local_subsidy_fy2565/lines.csv").select(
        id="line_id", text=pl.col("item_th") + pl.lit(" ") + pl.col("owner_name_th"),
        area="province_code", level=pl.lit("1"), budget="amount_baht", year="fiscal_year_be",
        cat=pl.lit(""), source=pl.lit("subsidy"), owner="owner_name_th",
    )  # fmt: skip
    pao = _table("pao_budget/tasks_2565.csv").with_row_index("n").select(
        id=pl.lit("pao.") + pl.col("n").cast(pl.String),
        text=pl.col("task_th") + pl.lit(" ") + pl.col("budget_type"),
        area="province_code", level=pl.lit("2"), budget="amount_baht", year="fiscal_year_be",
        cat=pl.lit(""), source=pl.lit("pao"), owner="pao_name_th",
    )  # fmt: skip
    return pl.concat([province, ministry, subsidy, pao])


def main() -> None:
    """Match, print the summary line and the best groups."""
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    lines, places = real_lines(), real_gazetteer()
    began = time.perf_counter()
    pairs = match_rows(rows_of(lines), places)
    seconds = time.perf_counter() - began
    counts = np.bincount(pairs.verdict, minlength=len(Verdict))
    found = {v.name.lower(): int(counts[v]) for v in Verdict if v}
    print(json.dumps({
        "benchmark": "overlap_real_lines", "lines": lines.height, "seconds": round(seconds, 2),
        "compared": pairs.compared, "verdicts": found,
        **machine(),
    }))  # fmt: skip
    reason = reason_texts(pairs.reason, pairs.concept, standard_lexicon())
    best = np.lexsort((pairs.a, -pairs.score))
    seen: set[int] = set()
    source = lines["source"].to_list()
    for i in best.tolist():
        a, b = int(pairs.a[i]), int(pairs.b[i])
        if {a, b} & seen or source[a] == "pao":  # account heads, not works
            continue
        seen |= {a, b}
        verdict = Verdict(int(pairs.verdict[i])).name.lower()
        print(f"--- {len(seen) // 2} {verdict} {pairs.score[i]:.2f} {reason[i]}", file=sys.stderr)
        for at in (a, b):
            row = lines.row(at, named=True)
            print(f"   {row['source']}/{row['owner']} {row['area']} {row['budget']} {row['text']}",
                  file=sys.stderr)  # fmt: skip
        if len(seen) >= 2 * shown:
            break


if __name__ == "__main__":
    main()
