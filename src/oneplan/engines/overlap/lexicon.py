"""The words the engine knows: the thesaurus and the grammar of place and size.

Both are CSV files an administrator can edit (``data/thesaurus.csv``,
``data/grammar.csv``); terms are separated by ``|``.  A ``*`` after a term keeps
its letters as part of a name ("หนอง*").  Dots are optional: ค.ส.ล. also finds
คสล., คสล and ค.ส.ล.  Of two entries for one term the first wins.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.automaton import TermFinder
from oneplan.engines.overlap.signs import word_sign
from oneplan.engines.overlap.text import Bools, is_letter, skeleton

DATA = Path(__file__).parent / "data"

KINDS = (
    "none", "num", "moo", "village", "tambon", "district", "province", "lao", "body", "soi",
    "phase", "batch", "km", "route", "link", "dash", "plus", "with", "becomes", "near", "person",
    "dims", "unit", "year", "bundle", "number", "noise", "cover", "object", "topic", "verb",
)  # fmt: skip
KIND = {name: number for number, name in enumerate(KINDS)}


def of_kinds(*names: str) -> Bools:
    """Return a table kind -> whether it is one of these."""
    return np.isin(np.arange(len(KINDS)), [KIND[n] for n in names])


NUM_TERM = -1  # a run of digits among the terms

#: Kinds that may start in the middle of a run of letters even when short.
_FREE_KINDS = {"moo", "village", "tambon", "district", "province", "lao", "soi", "link", "dash",
               "plus"}  # fmt: skip
_SIGNS = {"link", "dash", "plus", "village", "moo", "soi"}
_SHORT = 3  # letters up to which a term must follow a space, a digit or another term
_COLUMNS = ("code", "family", "shape", "mates", "label_th", "label_en")
_LANDMARKS = {"school", "faith", "health"}
_FALLBACK = {"craft": "career", "crop": "farm", "animal": "livestock", "festival": "festival"}


@dataclass(frozen=True)
class Concept:
    """A thing that public money builds or does."""

    code: str
    family: str
    shape: str
    mates: str
    label_th: str
    label_en: str
    loose: bool = False  # says less than its sisters: "ถนน" may be any road


@dataclass(frozen=True)
class Lexicon:
    """Compiled words; arrays are indexed by term number (0 = no term)."""

    finder: TermFinder
    kind: npt.NDArray[np.int8]
    code: npt.NDArray[np.int32]
    unit: npt.NDArray[np.int8]  # 0 none, 1 unit, 2 metre, 3 kilometre
    keeps: Bools
    soft: Bools  # marks a village only before a known name
    landmark: Bools  # a school, temple or clinic: its own name may follow
    loose: Bools  # concept -> says less than its sisters
    mates: npt.NDArray[np.int8]  # concept -> things used together, 0 none
    words: list[bytes]
    concepts: list[Concept]  # [0] is "unknown"
    families: list[str]
    family: npt.NDArray[np.int16]  # concept -> family number
    topics: list[Concept]  # [0] is "none"
    verbs: list[Concept]  # [0] is "none"
    dims: list[str]
    topic_concept: npt.NDArray[np.int16]  # topic -> concept it implies, 0 none
    shifts: dict[tuple[int, int], int]  # (concept, verb) -> concept
    fuzzy_words: npt.NDArray[np.int32]  # terms that may be found despite slips
    fuzzy_signs: npt.NDArray[np.uint64]
    fuzzy_sizes: npt.NDArray[np.int16]


def spellings(term: str) -> Iterator[str]:
    """Yield the ways a term with dots is written."""
    yield term
    if "." in term:
        bare = term.replace(".", "")
        if len(skeleton(bare)) >= 2 and (len(skeleton(bare)) > 2 or term.count(".") == 1):
            yield bare
        if term.count(".") > 1:
            yield bare + "."
            yield term.rstrip(".")


def _dotted(term: str) -> Iterator[str]:
    """Yield a term's spellings; single letters with a dot stay as they are."""
    marks = [i for i, c in enumerate(term) if c == "."]
    if not marks or len(skeleton(term.replace(".", ""))) < 2:
        yield term
    else:
        yield from spellings(term)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV data file."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


class _Builder:
    """Collects terms, first entry of a spelling wins."""

    def __init__(self) -> None:
        self.words: list[bytes] = []
        self.kind, self.code, self.unit, self.keeps = [0], [0], [0], [False]
        self.free: list[bool] = []
        self.index: dict[bytes, int] = {}

    def add(self, term: str, kind: str, code: int) -> None:
        keeps, clean = term.endswith("*"), term.rstrip("*")
        for spelling in _dotted(clean):
            word = skeleton(spelling)
            if not word:
                continue
            if word in self.index:
                continue
            self.index[word] = len(self.words) + 1
            self.words.append(word)
            self.kind.append(KIND[kind])
            self.code.append(code)
            self.unit.append(0)
            self.keeps.append(keeps)
            marked = "." in spelling or kind in _SIGNS
            self.free.append(len(word) > _SHORT or (kind in _FREE_KINDS and marked))

    def add_unit(self, term: str, unit: int) -> None:
        self.add(term, "unit", 0)
        for spelling in _dotted(term):
            at = self.index.get(skeleton(spelling))
            if at is not None:
                self.unit[at] = self.unit[at] or unit


def _grammar(builder: _Builder, rows: list[dict[str, str]]) -> list[str]:
    codes = ["", "length", "annual", "soft"]
    for row in rows:
        for term in row["terms"].split("|"):
            if row["kind"] == "unit":
                continue
            if row["kind"] == "number":
                builder.add(term, "number", int(row["code"]))
            else:
                builder.add(
                    term, row["kind"], codes.index(row["code"]) if row["code"] in codes else 0
                )
    return codes


def compile_lexicon(thesaurus: list[dict[str, str]], grammar: list[dict[str, str]]) -> Lexicon:
    """Build the lexicon from the rows of the two data files."""
    builder = _Builder()
    unknown = Concept("", "", "", "", "", "")
    lists: dict[str, list[Concept]] = {"object": [unknown], "topic": [unknown], "verb": [unknown]}
    dims = _grammar(builder, grammar)
    for row in thesaurus:
        if row["kind"] not in lists:
            continue
        known = lists[row["kind"]]
        code, family, shape, mates, thai, english = (row[k] or "" for k in _COLUMNS)
        loose = bool(row.get("loose"))
        known.append(Concept(code, family, shape, mates, thai, english, loose))
        for term in row["terms"].split("|"):
            builder.add(term, row["kind"], len(known) - 1)
    for row in grammar:
        if row["kind"] == "unit":
            for term in row["terms"].split("|"):
                builder.add_unit(term, {"metre": 2, "km": 3}.get(row["code"], 1))
    concepts, topics, verbs = lists["object"], lists["topic"], lists["verb"]
    families = list(dict.fromkeys(c.family for c in concepts))
    at = {c.code: i for i, c in enumerate(concepts)}
    verb_at = {v.code: i for i, v in enumerate(verbs)}
    shifts = {
        (at[r["code"]], verb_at[r["family"]]): at[r["shape"]]
        for r in thesaurus
        if r["kind"] == "shift"
    }
    kind = np.asarray(builder.kind, np.int8)
    fuzzy = np.asarray(
        [i for i, w in enumerate(builder.words, 1) if kind[i] == KIND["object"] and _is_fuzzy(w)],
        np.int32,
    )
    signs = np.asarray([word_sign(builder.words[i - 1]) for i in fuzzy], np.uint64).reshape(-1, 4)
    return Lexicon(
        finder=TermFinder.of(builder.words, free=builder.free, names=builder.keeps[1:]),
        kind=kind,
        code=np.asarray(builder.code, np.int32),
        unit=np.asarray(builder.unit, np.int8),
        keeps=np.asarray(builder.keeps),
        soft=(kind == KIND["village"]) & (np.asarray(builder.code) == dims.index("soft")),
        landmark=np.asarray(
            [
                k == KIND["object"] and concepts[c].mates in _LANDMARKS
                for k, c in zip(kind, builder.code, strict=True)
            ]
        ),
        loose=np.asarray([c.loose for c in concepts]),
        mates=_numbered(["", *(c.mates for c in concepts)])[1:],
        words=builder.words,
        concepts=concepts,
        families=families,
        family=np.asarray([families.index(c.family) for c in concepts], np.int16),
        topics=topics,
        verbs=verbs,
        dims=dims,
        topic_concept=np.asarray(
            [at.get(_FALLBACK.get(t.family, ""), 0) for t in topics], np.int16
        ),
        shifts=shifts,
        fuzzy_words=fuzzy,
        fuzzy_signs=signs,
        fuzzy_sizes=np.bitwise_count(signs).sum(axis=1).astype(np.int16),
    )


def _numbered(names: list[str]) -> npt.NDArray[np.int8]:
    known = list(dict.fromkeys(names))
    return np.asarray([known.index(n) for n in names], np.int8)


def _is_fuzzy(word: bytes) -> bool:
    letters = is_letter(np.frombuffer(word, np.uint8))
    return len(word) >= 6 and bool(letters.all())


_STANDARD: list[Lexicon] = []


def standard_lexicon() -> Lexicon:
    """Return the lexicon of the data files that come with the engine."""
    if not _STANDARD:
        _STANDARD.append(
            compile_lexicon(read_rows(DATA / "thesaurus.csv"), read_rows(DATA / "grammar.csv"))
        )
    return _STANDARD[0]


def hand_over(standard: Lexicon) -> None:
    """Use the standard lexicon that another process compiled: far quicker than compiling anew."""
    _STANDARD[:] = [standard]
