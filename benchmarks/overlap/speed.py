"""How long overlap screening takes against merely segmenting the same texts.

    python -m benchmarks.overlap.speed [TEXTS]

Prints one JSON line.  Segmentation by newmm is timed on every tenth text and
multiplied by ten; everything else runs on all texts.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.overlap.generator import make
from benchmarks.overlap.machine import machine
from oneplan.engines.overlap.files import Report, gazetteer_of, match_table
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import standard_lexicon

TURNS = 5
ENDED_S = 2
"""By then the other process has ended and its processor time is told."""


def timed_segmentation(texts: pl.DataFrame) -> dict[str, float]:
    """Segment the same texts in a process of its own, the shortest of `TURNS` each, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.parquet"
        texts.write_parquet(path)
        command = [sys.executable, "-m", "benchmarks.overlap.segmentation", str(path)]
        turns = [json.loads(subprocess.check_output(command, text=True)) for _ in range(TURNS)]
    return {name: min(turn[name] for turn in turns) for name in turns[0]}


def child_cpu() -> float:
    """Return the processor seconds of ended child processes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Turn:
    """One process, then two, on the same table; seconds on the clock and of the processor."""

    alone: float
    alone_cpu: float
    shared: float
    busiest_cpu: float
    peak_mb: int
    is_identical: bool
    report: Report

    @property
    def ratio(self) -> float:
        """Seconds of two processes to those of one."""
        return self.shared / self.alone

    @classmethod
    def of(cls, table: pl.DataFrame, gazetteer: Gazetteer) -> "Turn":
        """Measure once."""
        began, cpu = time.perf_counter(), time.process_time()
        one, report = match_table(table, gazetteer)
        alone, alone_cpu = time.perf_counter() - began, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        began, cpu, child = time.perf_counter(), time.process_time(), child_cpu()
        two, _ = match_table(table, gazetteer, workers=2)
        shared = time.perf_counter() - began
        time.sleep(ENDED_S)
        busiest = max(time.process_time() - cpu, child_cpu() - child)
        return cls(alone, alone_cpu, shared, busiest, peak, one.equals(two), report)


def main() -> None:
    """Measure one size, in seconds on the clock and of the processor.

    On a machine others share, whatever interrupts only ever makes a turn longer: of `TURNS` of
    each the shortest is told, and the ratio of every turn beside it.  On a busy machine the
    processor seconds are the fairer ratio; with two processes the busier one decides when the
    work is done.
    """
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rows, places = make(size)
    table = rows.select("id", "text", "area", "level", "cat", "budget", "year")
    standard_lexicon()
    gazetteer = gazetteer_of(places)
    turns = [Turn.of(table, gazetteer) for _ in range(TURNS)]
    alone, shared = min(turn.alone for turn in turns), min(turn.shared for turn in turns)
    alone_cpu = min(turn.alone_cpu for turn in turns)
    busiest, peak = min(turn.busiest_cpu for turn in turns), turns[0].peak_mb
    segmented = timed_segmentation(table.select("text"))
    nlpo3, newmm = segmented["nlpo3"], segmented["newmm"]
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        json.dumps(
            {
                "benchmark": "overlap_speed",
                "texts": size,
                "one_process_s": round(alone, 2),
                "two_processes_s": round(shared, 2),
                "one_process_cpu_s": round(alone_cpu, 2),
                "busier_of_two_cpu_s": round(busiest, 2),
                "nlpo3_s": round(nlpo3, 2),
                "newmm_s": round(newmm, 2),
                "ratio_nlpo3": round(alone / nlpo3, 3),
                "ratio_newmm": round(alone / newmm, 3),
                "ratio_two_to_one": round(shared / alone, 3),
                "ratios_two_to_one": [round(turn.ratio, 3) for turn in turns],
                "ratio_nlpo3_cpu": round(alone_cpu / segmented["nlpo3_cpu"], 3),
                "ratio_newmm_cpu": round(alone_cpu / segmented["newmm_cpu"], 3),
                "ratio_two_to_one_cpu": round(busiest / alone_cpu, 3),
                "identical": all(turn.is_identical for turn in turns),
                "pairs_per_text": round(turns[0].report.compared / size, 3),
                "peak_one_mb": peak,
                "peak_child_mb": children,
                "verdicts": turns[0].report.verdicts,
                **machine(),
            }
        )
    )


if __name__ == "__main__":
    main()
