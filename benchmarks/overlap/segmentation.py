"""Seconds that word segmentation alone takes: nlpo3 on all texts, newmm on a tenth.

    python -m benchmarks.overlap.segmentation TEXTS.parquet

nlpo3 is called directly, without a wrapper, and both use the same dictionary.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from nlpo3 import load_dict, segment
from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize

DICTIONARY = "benchmark"


def main() -> None:
    """Time both and print the seconds."""
    texts = pl.read_parquet(sys.argv[1])["text"].to_list()
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words.txt"
        words.write_text("\n".join(sorted(thai_words())), encoding="utf-8")
        load_dict(str(words), DICTIONARY)
    segment(texts[0], DICTIONARY)
    began, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        segment(text, DICTIONARY)
    nlpo3, nlpo3_cpu = time.perf_counter() - began, time.process_time() - cpu
    word_tokenize(texts[0], engine="newmm")
    began, cpu = time.perf_counter(), time.process_time()
    for text in texts[::10]:
        word_tokenize(text, engine="newmm")
    scale = len(texts) / len(texts[::10])
    newmm, newmm_cpu = time.perf_counter() - began, time.process_time() - cpu
    seconds = {"nlpo3": nlpo3, "newmm": newmm * scale}
    cpu_seconds = {"nlpo3_cpu": nlpo3_cpu, "newmm_cpu": newmm_cpu * scale}
    print(json.dumps(seconds | cpu_seconds))


if __name__ == "__main__":
    main()
