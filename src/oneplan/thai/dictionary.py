"""The Thai word list that repairs and segmentation stand on.

The list is PyThaiNLP's.  It is read as a file, because importing that package makes
a folder in the user's home and costs every process a fifth of a second.
"""

import importlib.util
from functools import cache
from pathlib import Path

PLANNING_WORDS = frozenset({"แผนปฏิบัติการ", "แผนปฏิบัติราชการ", "กลุ่มจังหวัด", "งบประมาณ"})
"""Words of the field that the general list lacks or splits."""


@cache
def thai_words() -> frozenset[str]:
    """All dictionary words, about 62,000, as one set built on first use."""
    spec = importlib.util.find_spec("pythainlp")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pythainlp, which brings the Thai word list, is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    lines = (folder / "corpus" / "words_th.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if (word := line.strip())) | PLANNING_WORDS
