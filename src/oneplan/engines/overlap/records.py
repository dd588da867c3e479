"""Texts read into records: one row of numbers a text, all a comparison needs."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import polars as pl

from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import KIND, Lexicon, of_kinds
from oneplan.engines.overlap.places import read_mentions, resolve
from oneplan.engines.overlap.signs import Signs, pair_signs
from oneplan.engines.overlap.slots import Tokens, read_slots, read_tokens, span_mask
from oneplan.engines.overlap.text import Bools, Flat, Ints, Texts, is_letter, skeletons

_LOCATED = of_kinds("near", "route", "link", "with")
_CONTENT = of_kinds("object", "topic", "verb")
_SMALL = of_kinds("unit", "phase", "batch", "km", "soi", "number", "near", "year")
BATCH = 8_000  # texts read at a time
_FUZZY_REACH = 28  # letters at the start in which a misspelt thing is looked for
_FUZZY_SHARE = 0.7  # letter pairs of a term that must be in the text to find it despite slips


@dataclass
class Records:
    """What the engine read from each text, column by column."""

    code: npt.NDArray[np.int64]
    level: npt.NDArray[np.int8]
    doubtful: npt.NDArray[np.bool_]
    village_name: npt.NDArray[np.uint64]
    ends: npt.NDArray[np.uint64]
    moo: npt.NDArray[np.uint64]
    soi: npt.NDArray[np.int32]
    phase: npt.NDArray[np.int32]
    batch: npt.NDArray[np.int32]
    km_from: npt.NDArray[np.int32]
    km_to: npt.NDArray[np.int32]
    length: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.uint64]
    text_year: npt.NDArray[np.int16]
    annual: npt.NDArray[np.bool_]
    bundle: npt.NDArray[np.bool_]
    concept: npt.NDArray[np.int16]
    family: npt.NDArray[np.int16]
    verb: npt.NDArray[np.int8]
    others: npt.NDArray[np.uint64]  # further things named, by concept
    topics: npt.NDArray[np.uint64]  # crafts, crops, animals, festivals
    manners: npt.NDArray[np.uint64]  # how and for whom; spots in a village
    rest: Signs  # letter pairs of what no rule explains, n x 4
    whole: Signs  # letter pairs of everything but place and numbers, n x 4
    budget: npt.NDArray[np.float64]  # baht, nan unknown
    year: npt.NDArray[np.int16]  # B.E., 0 unknown
    category: npt.NDArray[np.int16]  # 0 unknown

    def __len__(self) -> int:
        return len(self.code)

    def take(self, at: Ints | npt.NDArray[np.bool_]) -> "Records":
        """Return some of the records."""
        return Records(**{f.name: getattr(self, f.name)[at] for f in fields(self)})

    @classmethod
    def join(cls, parts: "Sequence[Records]") -> "Records":
        """Put records end to end."""
        return cls(
            **{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)}
        )


@dataclass(frozen=True)
class Rows:
    """The columns that come with the texts."""

    texts: Texts
    code: Ints
    level: npt.NDArray[np.int8]
    budget: npt.NDArray[np.float64]
    year: npt.NDArray[np.int16]
    category: npt.NDArray[np.int16]

    def part(self, low: int, high: int) -> "Rows":
        """Return the rows from ``low`` up to ``high``."""
        cut = slice(low, high)
        return Rows(self.texts[cut], self.code[cut], self.level[cut], self.budget[cut],
                    self.year[cut], self.category[cut])  # fmt: skip

    def take(self, at: Ints) -> "Rows":
        """Return some of the rows."""
        texts = self.texts
        some = texts[at] if isinstance(texts, pl.Series) else [texts[i] for i in at.tolist()]
        return Rows(some, self.code[at], self.level[at], self.budget[at], self.year[at],
                    self.category[at])  # fmt: skip


def read_records(rows: Rows, lexicon: Lexicon, gazetteer: Gazetteer) -> Records:
    """Read all texts, a batch at a time."""
    parts = [
        _read(rows.part(low, low + BATCH), lexicon, gazetteer)
        for low in range(0, max(len(rows.texts), 1), BATCH)
    ]
    return parts[0] if len(parts) == 1 else Records.join(parts)


def _read(rows: Rows, lexicon: Lexicon, gazetteer: Gazetteer) -> Records:
    flat = skeletons(rows.texts)
    tokens = read_tokens(flat, lexicon)
    slots, is_unit = read_slots(tokens, lexicon, flat.size)
    mentions = read_mentions(flat, tokens, gazetteer, is_unit, lexicon)
    places = resolve(flat, mentions, slots, gazetteer, rows.code, rows.level)
    total = len(flat.chars)
    named = span_mask(mentions.at, mentions.size, total)
    keep = ~named[tokens.at] & ~is_unit
    words = tokens.select(keep)
    things = _Things(words, lexicon, flat.size)
    level = places.level[mentions.row]
    settled = np.where(mentions.is_lao, level >= 6, (mentions.level < 8) | (level == 8))
    settled |= mentions.is_end
    known = span_mask(mentions.at[settled], mentions.size[settled], total)
    rest, whole = _signs(flat, tokens, words, keep, known, lexicon)
    concept, family = things.concept, lexicon.family[things.concept]
    lost = np.flatnonzero(concept == 0)
    if len(lost) and len(lexicon.fuzzy_words):
        concept[lost] = _fuzzy_concepts(flat, named, tokens, lost, lexicon)
        family = lexicon.family[concept]
    return Records(
        code=places.code, level=places.level, doubtful=places.doubtful,
        village_name=places.name, ends=places.ends, moo=slots.moo, soi=slots.soi,
        phase=slots.phase, batch=slots.batch, km_from=slots.km_from, km_to=slots.km_to,
        length=slots.length, numbers=slots.numbers, text_year=slots.year, annual=slots.annual,
        bundle=slots.bundle, concept=concept, family=family, verb=things.verb,
        others=things.others, topics=things.topics, manners=things.manners, rest=rest,
        whole=whole, budget=rows.budget, year=rows.year, category=rows.category,
    )  # fmt: skip


class _Things:
    """What is built or done in each text: the first thing named is the work itself."""

    def __init__(self, words: Tokens, lexicon: Lexicon, size: int) -> None:
        self.words, self.lexicon, self.size = words, lexicon, size
        kind = words.kind
        self.code = np.append(lexicon.code, 0)[words.term]
        touched = np.concatenate([[False], words.next_touches[:-1]])
        self.before = np.concatenate([np.zeros(1, np.int8), kind[:-1]])[: len(kind)] * touched
        verbs = np.flatnonzero(kind == KIND["verb"])[::-1]
        self.verb = np.zeros(size, np.int8)
        self.verb[words.row[verbs]] = self.code[verbs]
        self.concept = self._heads()
        self._masks()

    def _heads(self) -> npt.NDArray[np.int16]:
        words, lexicon = self.words, self.lexicon
        thing = words.kind == KIND["object"]
        keeps = np.append(lexicon.keeps, False)[words.term]
        thing &= ~keeps | (self.before == KIND["verb"])
        located = _LOCATED[self.before]
        head = np.full(self.size, -1, np.int64)
        any_thing = np.flatnonzero(thing)[::-1]
        head[words.row[any_thing]] = any_thing
        free = np.flatnonzero(thing & ~located)[::-1]
        head[words.row[free]] = free
        into = np.flatnonzero(thing & (self.before == KIND["becomes"]))[::-1]
        head[words.row[into]] = into
        running = np.asarray([c.shape == "manage" for c in lexicon.concepts])
        cost = np.flatnonzero(thing & running[np.where(thing, self.code, 0)])[::-1]
        head[words.row[cost]] = cost  # a bundle or running cost, whatever else is named
        rows = np.flatnonzero(head >= 0)
        at = head[rows]
        for _ in range(2):  # "ถนน" + "ลาดยาง": the closer word says more
            after = np.minimum(at + 1, len(words.at) - 1)
            closer = words.next_touches[at] & thing[after]
            second = np.where(closer, self.code[after], 0)
            closer &= lexicon.family[self.code[at]] == lexicon.family[second]
            at = np.where(closer, after, at)
        self.head = np.full(self.size, -1, np.int64)
        self.head[rows] = at
        concept = np.zeros(self.size, np.int16)
        concept[rows] = self.code[at]
        return self._shifted(concept)

    def _shifted(self, concept: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
        for (thing, verb), instead in self.lexicon.shifts.items():
            concept[(concept == thing) & (self.verb == verb)] = instead
        return concept

    def _masks(self) -> None:
        words, lexicon = self.words, self.lexicon
        one = np.uint64(1)
        self.others, self.topics, self.manners = (np.zeros(self.size, np.uint64) for _ in range(3))
        is_topic = words.kind == KIND["topic"]
        groups = np.asarray([t.family in ("manner", "site") for t in lexicon.topics])
        soft = groups[np.where(is_topic, self.code, 0)]
        bits = one << (self.code % 64).astype(np.uint64)
        for pick, mask in ((is_topic & ~soft, self.topics), (is_topic & soft, self.manners)):
            np.bitwise_or.at(mask, words.row[pick], bits[pick])
        implied = np.flatnonzero(is_topic & ~soft)[::-1]
        fallback = np.zeros(self.size, np.int16)
        fallback[words.row[implied]] = lexicon.topic_concept[self.code[implied]]
        self.concept = np.where(self.concept == 0, fallback, self.concept).astype(np.int16)
        thing = words.kind == KIND["object"]
        keeps = np.append(lexicon.keeps, False)[words.term]
        same = (
            lexicon.family[np.where(thing, self.code, 0)] == lexicon.family[self.concept[words.row]]
        )
        other = np.flatnonzero(thing & ~same & ~keeps)
        np.bitwise_or.at(self.others, words.row[other], bits[other])


def _signs(
    flat: Flat, tokens: Tokens, words: Tokens, keep: Bools, named: Bools, lexicon: Lexicon
) -> tuple[Signs, Signs]:
    """Return the letter pairs of what no rule explains, and of all but place and numbers."""
    total = len(flat.chars)
    letters = is_letter(flat.chars) & ~named
    keeps = np.append(lexicon.keeps, False)
    masked = ~keep & ~named[tokens.at]  # units
    explained = ~keeps[words.term] & ~_stray(words)
    covered = span_mask(words.at[explained], words.size[explained], total)
    units = span_mask(tokens.at[masked], tokens.size[masked], total)
    content = _CONTENT[words.kind]
    plain = span_mask(words.at[~content & explained], words.size[~content & explained], total)
    return (
        pair_signs(flat, letters & ~covered & ~units),
        pair_signs(flat, letters & ~plain & ~units),
    )


def _stray(words: Tokens) -> Bools:
    """Mark short words of place and size that no number follows: likely part of a name."""
    number = words.kind == KIND["num"]
    after = np.concatenate([number[1:], [False]]) & words.next_touches
    return _SMALL[words.kind] & (words.size <= 3) & ~after


def _fuzzy_concepts(
    flat: Flat, named: Bools, tokens: Tokens, lost: Ints, lexicon: Lexicon
) -> npt.NDArray[np.int16]:
    """Find the thing in texts whose slips hide it: most of a term's letter pairs are there."""
    wanted = np.zeros(flat.size, bool)
    wanted[lost] = True
    used = is_letter(flat.chars) & ~named & np.repeat(wanted, np.diff(flat.starts))
    count = np.cumsum(used)
    before = np.concatenate([[0], count])[flat.starts[:-1]]
    used &= count - np.repeat(before, np.diff(flat.starts)) <= _FUZZY_REACH
    signs = pair_signs(flat, used)[lost]
    best = np.zeros(len(lost), np.int16)
    for low in range(0, len(lost), 512):
        part = signs[low : low + 512]
        hits = np.zeros((len(part), len(lexicon.fuzzy_words)), np.int16)
        for word in range(4):
            hits += np.bitwise_count(part[:, word, None] & lexicon.fuzzy_signs[None, :, word])
        missed = lexicon.fuzzy_sizes[None, :] - hits
        score = np.where(hits >= _FUZZY_SHARE * lexicon.fuzzy_sizes[None, :], hits - 2 * missed, 0)
        top = score.argmax(axis=1)
        found = score[np.arange(len(part)), top] > 1
        terms = lexicon.fuzzy_words[top]
        best[low : low + 512] = np.where(found, lexicon.code[terms], 0)
    return best
