"""Thai words in running text, for line breaking and for search, never losing a letter.

PyThaiNLP's newmm cuts single texts; nlpo3 does the same about seven times faster for
many.  nlpo3 is only ever called with ``safe=False``: its safe mode returns altered
text.
"""

import importlib
import importlib.util
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType

from oneplan.thai.dictionary import thai_words

# Unless told where to keep its data, PyThaiNLP makes a folder in the user's home when it
# is imported.  Nothing here needs that folder.
if not {"PYTHAINLP_DATA", "PYTHAINLP_DATA_DIR", "PYTHAINLP_READ_MODE"} & os.environ.keys():
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

from pythainlp.tokenize import Tokenizer

NLPO3: ModuleType | None = (
    importlib.import_module("nlpo3") if importlib.util.find_spec("nlpo3") else None
)
"""The fast engine, which has no build for Linux on ARM."""

NO_NAMES: frozenset[str] = frozenset()

_STAYS_WITH_LEFT = re.compile("[ๆฯ)\\]}”’»,.:;!?%…]+")
_STAYS_WITH_RIGHT = re.compile("[(\\[{“‘«]$")
_LINE = re.compile("[^\n]*\n|[^\n]+")


def words(text: str, *, names: frozenset[str] = NO_NAMES) -> list[str]:
    """The words of ``text`` in order, spaces and punctuation among them.

    Joined again they are ``text`` to the letter.  ``names`` are place names to keep
    whole; pass the same frozenset each time, a word list is built for every new one.

    >>> words("แผนพัฒนาจังหวัด 5 ปี")
    ['แผน', 'พัฒนา', 'จังหวัด', ' ', '5', ' ', 'ปี']
    """
    return [word for line in _LINE.findall(text) for word in _cut(line, names)]


def words_of_many(texts: Iterable[str], *, names: frozenset[str] = NO_NAMES) -> Iterator[list[str]]:
    """The words of each text, by the fast engine where it is installed.

    Boundaries agree with ``words`` in all but a few cases in a thousand.
    """
    fast = _fast_dictionary(names)
    for text in texts:
        found = NLPO3.segment(text, fast, safe=False) if NLPO3 and text else None
        yield found if found and "".join(found) == text else words(text, names=names)


def unbreakable(text: str, *, names: frozenset[str] = NO_NAMES) -> list[str]:
    """Pieces between which a line may break, to be joined without anything between.

    The marks ๆ and ฯ, closing brackets and punctuation stay with the word before,
    also across the space of "ต่าง ๆ"; opening brackets stay with the word behind.

    >>> unbreakable("งานอื่น ๆ (ถ้ามี)")
    ['งาน', 'อื่น ๆ', ' ', '(ถ้า', 'มี)']
    """
    pieces: list[str] = []
    for word in words(text, names=names):
        closing = _STAYS_WITH_LEFT.match(word)
        head = closing[0] if closing and pieces else ""
        if head and not pieces[-1].isspace():
            pieces[-1] += head
        elif head.startswith("ๆ") and len(pieces) > 1 and pieces[-1] == " ":
            pieces[-2:] = [f"{pieces[-2]} {head}"]
        else:
            head = ""
        rest = word[len(head) :]
        if rest and pieces and not head and _STAYS_WITH_RIGHT.search(pieces[-1]):
            pieces[-1] += rest
        elif rest:
            pieces.append(rest)
    return pieces


def _cut(line: str, names: frozenset[str]) -> list[str]:
    found: list[str] = _tokenizer(names).word_tokenize(line)
    return found if "".join(found) == line else [line]


@lru_cache(maxsize=8)
def _tokenizer(names: frozenset[str]) -> Tokenizer:
    return Tokenizer(custom_dict=thai_words() | names, engine="newmm")


@cache
def _fast_dictionary(names: frozenset[str]) -> str:
    """The name under which nlpo3 holds the word list, or "" without nlpo3.

    It loads lists from files only and keeps them for the life of the process.
    """
    if NLPO3 is None:
        return ""
    listed = f"oneplan-{len(names)}-{hash(names)}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.txt"
        path.write_text("\n".join(sorted(thai_words() | names)), encoding="utf-8")
        NLPO3.load_dict(str(path), listed)
    return listed
