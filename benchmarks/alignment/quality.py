"""Top-1 and top-5 on titles labelled before the keywords, and the speed of 1,000 x 200.

Run: python -m benchmarks.alignment.quality
"""

from __future__ import annotations

import csv
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path

from oneplan.engines.alignment import Aligner, Choice, Learned, Target, with_keywords

HERE = Path(__file__).parent
CODES = HERE.parents[1] / "src" / "oneplan" / "core" / "codes"
LISTS = {
    "subplan": ("master_subplans_unverified.csv", "subplan"),
    "masterplan": ("master_plans.csv", "masterplan"),
    "milestone": ("nesdp13_milestones.csv", "milestone"),
    "sdg": ("sdg.csv", "sdg"),
}
FOLDS = 5
Hits = tuple[int, int, int, int]
DATA = Path(os.environ.get("ONEPLAN_REAL_DATA", HERE.parents[2] / "shared" / "data"))
REAL = DATA / "province_budget_fy2565" / "lines.csv"
APPROACHES = DATA / "phetchabun" / "guidelines.csv"


def labelled() -> list[dict[str, str]]:
    """The labelled titles."""
    with (HERE / "labelled_titles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{**row, "masterplan": row["subplan"][:2]} for row in rows]


def real_titles() -> list[dict[str, str]]:
    """Labelled lines of a printed budget; their texts stay outside the repository."""
    if not REAL.is_file():
        return []
    with REAL.open(encoding="utf-8", newline="") as file:
        texts = {row["line_id"]: row["item_th"] for row in csv.DictReader(file)}
    with (HERE / "real_lines.csv").open(encoding="utf-8", newline="") as file:
        return [{**row, "title_th": texts[row["line_id"]]} for row in csv.DictReader(file)]


def real_approaches() -> list[dict[str, str]]:
    """Approaches of a province's real plan and tasks of local budgets, labelled by another hand.

    The labels were given blind to the keywords.  The texts of approaches stay outside the
    repository; a task is its own text.
    """
    if not APPROACHES.is_file():
        return []
    texts = _approaches()
    with (HERE / "real_approaches.csv").open(encoding="utf-8", newline="") as file:
        return [
            {**row, "title_th": texts.get(row["key"], row["key"])} for row in csv.DictReader(file)
        ]


def _approaches() -> dict[str, str]:
    with APPROACHES.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return {f"{row['issue_no']}/{row['kind']}/{row['no']}": row["text_th"] for row in rows}


SOURCES = {
    "province_project": ("province_budget_fy2565/lines.csv", "line_id", "project_th"),
    "province_item": ("province_budget_fy2565/lines.csv", "line_id", "item_th"),
    "ministry_item": ("ministry_area_lines_fy2565/lines.csv", "line_id", "item_th"),
    "subsidy_item": ("local_subsidy_fy2565/lines.csv", "line_id", "item_th"),
    "pao_task": ("pao_budget/tasks_2565.csv", "", "task_th"),
}
"""File, column of keys (empty: the number of the row) and column of texts of real titles."""


def fresh_titles() -> list[dict[str, str]]:
    """Real titles of five papers and a plan, drawn by chance, each kind of wording once.

    They were labelled after the keywords of their first run were fixed and before that run.
    """
    if not REAL.is_file():
        return []
    texts = {("approach", key): text for key, text in _approaches().items()}
    for source, (name, key, column) in SOURCES.items():
        with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
            for at, row in enumerate(csv.DictReader(file), start=1):
                texts.setdefault((source, row[key] if key else str(at)), row[column])
    with (HERE / "real_titles.csv").open(encoding="utf-8", newline="") as file:
        return [
            {**row, "title_th": texts[row["source"], row["key"]]} for row in csv.DictReader(file)
        ]


def targets_of(file_name: str, *, of_list: str, keywords: bool) -> list[Target]:
    """Targets of one code list; groups of milestones (A to D) are no targets."""
    with (CODES / file_name).open(encoding="utf-8", newline="") as file:
        plain = [
            Target(row["code"], row["name_th"])
            for row in csv.DictReader(file)
            if row["code"].isdigit()
        ]
    return with_keywords(plain, of_list=of_list) if keywords else plain


def hits(
    rows: Sequence[dict[str, str]],
    targets: Sequence[Target],
    *,
    column: str,
    learned: Learned | None = None,
) -> Hits:
    """How many rows have their label first and among five, and so with defensible ones too."""
    found = Aligner(targets).suggest((row["title_th"] for row in rows), learned=learned)
    first = five = lenient = lenient_five = 0
    for row, suggestions in zip(rows, found, strict=True):
        codes = [one.target.code for one in suggestions]
        right = {row[column]} | (set(row["also"].split(";")) if column == "subplan" else set())
        first += codes[:1] == [row[column]]
        five += row[column] in codes
        lenient += bool(codes) and codes[0] in right
        lenient_five += bool(right & set(codes))
    return first, five, lenient, lenient_five


def after_learning(
    rows: list[dict[str, str]], targets: Sequence[Target], *, column: str, folds: int = FOLDS
) -> Hits:
    """Hits when the labels of the other folds were accepted before."""
    mixed = random.Random(7).sample(rows, len(rows))
    total = [0, 0, 0, 0]
    for fold in range(folds):
        held = mixed[fold::folds]
        known = [row for row in mixed if row not in held]
        learned = Learned(Choice(row["title_th"], row[column]) for row in known)
        for at, count in enumerate(hits(held, targets, column=column, learned=learned)):
            total[at] += count
    return total[0], total[1], total[2], total[3]


def speed(rows: list[dict[str, str]]) -> float:
    """Processor seconds for 1,000 texts against 200 targets, targets made ready included."""
    targets = [
        target
        for of_list, (file_name, _column) in LISTS.items()
        for target in targets_of(file_name, of_list=of_list, keywords=True)
    ]
    many = (targets * 2)[:200]
    texts = [f"{rows[at % len(rows)]['title_th']} ระยะที่ {at}" for at in range(1000)]
    began = time.process_time()
    Aligner(many).suggest(texts)
    return time.process_time() - began


def main() -> None:
    """Print the table of docs/rules/alignment.md."""
    rows = labelled()
    print(
        f"{'list':<14}{'keywords':<12}{'rows':>6}{'top-1':>8}{'top-5':>8}{'lenient':>8}{'top-5':>8}"
    )
    for of_list, (file_name, column) in LISTS.items():
        judged = [row for row in rows if row[column]]
        for keywords in (False, True):
            targets = targets_of(file_name, of_list=of_list, keywords=keywords)
            plain = hits(judged, targets, column=column)
            show(of_list, "with" if keywords else "without", judged, plain)
            show(of_list, "  learned", judged, after_learning(judged, targets, column=column))
    real = real_titles()
    if real:
        targets = targets_of(LISTS["subplan"][0], of_list="subplan", keywords=True)
        show("real lines", "with", real, hits(real, targets, column="subplan"))
    else:
        print(f"real lines left out: nothing at {REAL} (set ONEPLAN_REAL_DATA)")
    blind = real_approaches()
    for keywords in (False, True) if blind else ():
        targets = targets_of(LISTS["subplan"][0], of_list="subplan", keywords=keywords)
        words = "with" if keywords else "without"
        show("real plan", words, blind, hits(blind, targets, column="subplan"))
        show("real plan", "  learned", blind, after_learning(blind, targets, column="subplan"))
    fresh = fresh_titles()
    for keywords in (False, True) if fresh else ():
        targets = targets_of(LISTS["subplan"][0], of_list="subplan", keywords=keywords)
        words = "with" if keywords else "without"
        show("165 titles", words, fresh, hits(fresh, targets, column="subplan"))
        halves = after_learning(fresh, targets, column="subplan", folds=2)
        show("165 titles", "  learned", fresh, halves)
    if fresh:
        unread = fresh[1::2]
        show("misses unread", "with", unread, hits(unread, targets, column="subplan"))
    print(f"1,000 texts x 200 targets: {speed(rows):.2f} s of one processor")


def show(of_list: str, keywords: str, rows: Sequence[object], found: Hits) -> None:
    """One line of the table."""
    shares = "".join(f"{count / len(rows):>8.3f}" for count in found)
    print(f"{of_list:<14}{keywords:<12}{len(rows):>6}{shares}")


if __name__ == "__main__":
    main()
