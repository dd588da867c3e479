"""The Thai word list that repairs and segmentation stand on.

The list is PyThaiNLP's.  It is read as a file, because importing that package makes
a folder in the user's home and costs every process a fifth of a second.
"""

import importlib.util
import re
from functools import cache
from pathlib import Path

PLANNING_WORDS = frozenset({"แผนปฏิบัติการ", "แผนปฏิบัติราชการ", "กลุ่มจังหวัด", "งบประมาณ"})
"""Words of the field that the general list lacks or splits."""

_MISSPELT = re.compile("ั[่้๊๋]?(?![ก-ฮ่้๊๋])|[ัิีึืุู]{2}")


@cache
def thai_words() -> frozenset[str]:
    """All dictionary words, about 62,000, as one set built on first use.

    A few entries of the list are themselves damaged (น้ำหนัา) and stay out.
    """
    words = (line.strip() for line in _corpus_lines("words_th.txt"))
    return PLANNING_WORDS.union(word for word in words if word and not _MISSPELT.search(word))


@cache
def common_words() -> frozenset[str]:
    """Dictionary words seen at least 100 times in the Thai National Corpus.

    A repair may only invent a word that people really write.
    """
    counts = (line.split("\t") for line in _corpus_lines("tnc_freq.txt"))
    often = {word for word, count in counts if int(count) >= 100}
    return PLANNING_WORDS | (thai_words() & often)


def _corpus_lines(name: str) -> list[str]:
    spec = importlib.util.find_spec("pythainlp")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pythainlp, which brings the Thai word list, is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    return (folder / "corpus" / name).read_text(encoding="utf-8").splitlines()
