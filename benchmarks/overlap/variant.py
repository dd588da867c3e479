"""Made-up needs and projects with the truth known, for judging the overlap engine.

Unlike a list of near copies, the rows carry what real books carry: other word
orders, Thai digits, lost tone marks, doubled and swapped letters, missing and
extra spaces, decomposed sara am, coarse and missing codes, kilometre posts,
lists of villages, yearly events, next segments, tambon-wide projects and works
that belong together.  All of it is ข้อมูลสมมติ.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from benchmarks.overlap.variant_words import HELD, TRAIN, Words

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
NEIGHBOURS = {
    "ด": "ต",
    "ต": "ด",
    "ผ": "ฝ",
    "ฝ": "ผ",
    "บ": "ป",
    "ป": "บ",
    "พ": "ฟ",
    "ถ": "ภ",
    "ช": "ซ",
    "ส": "ศ",
    "ุ": "ู",
    "ู": "ุ",
    "ิ": "ี",
    "ี": "ิ",
    "ึ": "ื",
    "ื": "ึ",
    "ท": "ธ",
    "น": "ณ",
    "ใ": "ไ",
    "ล": "ร",
    "ก": "ห",
    "ั": "ี",
    "า": "ส",
    "่": "้",
    "้": "่",
}
UPPER = set("่้๊๋์็")


@dataclass
class Country:
    """A made-up tree of places with official-looking codes."""

    words: Words
    provinces: int
    seed: int = 5
    names: dict[str, str] = field(default_factory=dict)
    moo: dict[str, int] = field(default_factory=dict)
    villages: list[str] = field(default_factory=list)
    by_tambon: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        r = random.Random(self.seed)
        for p in range(11, 11 + self.provinces):
            self._grow(r, f"{p}")

    def _name(self, r: random.Random) -> str:
        stem = r.choice(self.words.prefixes) + r.choice(self.words.suffixes)
        return stem + (r.choice(self.words.modifiers) if r.random() < 0.2 else "")

    def _grow(self, r: random.Random, p: str) -> None:
        self.names[p] = self._name(r)
        for d in range(1, r.randint(7, 15) + 1):
            district = f"{p}{d:02d}"
            self.names[district] = self._name(r)
            for t in range(1, r.randint(5, 11) + 1):
                tambon = f"{district}{t:02d}"
                self.names[tambon] = self._name(r)
                self._villages(r, tambon)

    def _villages(self, r: random.Random, tambon: str) -> None:
        last = ""
        for v in range(1, r.randint(6, 15) + 1):
            code = f"{tambon}{v:02d}"
            split = last and r.random() < 0.15
            name = last + r.choice(self.words.modifiers) if split else self._name(r)
            last = name if not split else last
            self.names[code], self.moo[code] = name, v
            self.villages.append(code)
            self.by_tambon.setdefault(tambon, []).append(code)

    def gazetteer(self) -> pl.DataFrame:
        """Return the tree as a gazetteer table: code, level, name_th, moo."""
        codes = sorted(self.names)
        return pl.DataFrame(
            {
                "code": codes,
                "level": [len(c) for c in codes],
                "name_th": [self.names[c] for c in codes],
                "moo": [self.moo.get(c) for c in codes],
            }
        )


@dataclass(frozen=True)
class Work:
    """One piece of work that really exists; rows with the same ``key`` mean it."""

    key: int
    sort: str
    village: str
    level: int
    qualifier: tuple[str, object]
    year: int
    baht: float
    series: int = -1
    line: int = -1
    parent: int = -1
    season: int = -1


class Writer:
    """Words one work as different hands would write it."""

    def __init__(self, country: Country, r: random.Random) -> None:
        self.c, self.w, self.r = country, country.words, r

    def qualifier(self, kind: str, village: str) -> tuple[str, object]:
        """Draw what tells this work from others of its sort in the same place."""
        r, near = self.r, self.c.by_tambon[village[:6]]
        if kind == "route":
            draws: list[tuple[str, object]] = [
                ("to", r.choice(near)),
                ("soi", r.randint(1, 15)),
                ("house", (r.choice(["นาย", "นาง", "ลุง", "นางสาว"]), r.choice(self.w.persons))),
                ("phase", r.randint(1, 4)),
                ("km", (r.randrange(0, 4), r.randrange(0, 10) * 100)),
                ("two", tuple(r.sample(self.w.persons, 2))),
            ]
            return r.choice(draws)
        if kind == "soi":
            return r.choice([("soi", r.randint(1, 15)), ("phase", r.randint(1, 3)), ("in", 0)])
        if kind == "water":
            return "water", r.choice(self.w.waters)
        pools = {
            "topic": self.w.topics,
            "crop": self.w.crops,
            "fest": self.w.festivals,
            "manner": self.w.manners,
            "place": self.w.places,
        }
        return (kind, r.randrange(len(pools[kind]))) if kind in pools else ("none", 0)

    def _detail(self, work: Work) -> str:
        kind, value = work.qualifier
        r, name = self.r, self.c.names[work.village]
        if kind == "to":
            a, b = name, self.c.names[str(value)]
            a, b = (b, a) if r.random() < 0.3 else (a, b)
            return r.choice(
                [f"สายบ้าน{a} - บ้าน{b}", f"สาย{a}–{b}", f"จากบ้าน{a} ถึงบ้าน{b}",
                 f"เชื่อมบ้าน{a}-บ้าน{b}", f"เส้นทาง{a} ไป {b}"]
            )  # fmt: skip
        if kind == "soi":
            return r.choice([f"ซอย {value}", f"ซ.{value}", f"ซอย{value}", f"ซอยที่ {value}"])
        if kind == "house":
            title, person = value  # type: ignore[misc]
            return r.choice(
                [f"สายบ้าน{title}{person}", f"หน้าบ้าน{title}{person}", f"สายนา{title}{person}",
                 f"ข้างบ้าน{title}{person}"]
            )  # fmt: skip
        if kind == "two":
            a, b = value  # type: ignore[misc]
            return r.choice([f"จากบ้านนาย{a} ถึงบ้านนาย{b}", f"สายบ้านนาย{a} - บ้านนาย{b}"])
        if kind == "phase":
            return r.choice([f"ระยะที่ {value}", f"ช่วงที่ {value}", f"ช่วง {value}", f"(เฟส {value})"])
        if kind == "km":
            k, m = value  # type: ignore[misc]
            return f"กม.{k}+{m:03d} - กม.{k + 1}+{m:03d}"
        if kind == "in":
            return r.choice(["ภายในหมู่บ้าน", "ในหมู่บ้าน", ""])
        if kind == "water":
            return str(value)
        return self._pooled(kind, int(value), name)  # type: ignore[call-overload]

    def _pooled(self, kind: str, value: int, name: str) -> str:
        pools = {
            "topic": self.w.topics,
            "crop": self.w.crops,
            "fest": self.w.festivals,
            "manner": self.w.manners,
            "place": self.w.places,
        }
        if kind not in pools:
            return ""
        text = self.r.choice(pools[kind][value])
        return text + name if kind == "place" and value in (1, 2) else text

    def _agency(self, work: Work) -> str:
        """Word a line of an agency's book: a name or number tells it from its sisters."""
        r, (at, name, number, office) = self.r, work.qualifier[1]  # type: ignore[misc]
        verb, thing, _ = self.w.agency[at]
        code, n = work.village, self.c.names
        told = f"{name} {number}" if number else name
        link = r.choice(["", " ", "บ้าน"]) if len(name) > 4 and at % 2 else r.choice(["", " "])
        end = f" {office}" if r.random() < 0.8 else ""
        first = r.choice(["ตำบล", "ต."]) + n[code[:6]]
        rest = f" {r.choice(['อำเภอ', 'อ.'])}{n[code[:4]]} จังหวัด{n[code[:2]]}"
        count = r.choice(["", " 1 แห่ง", " จำนวน 1 แห่ง", " 1 รายการ"])
        return f"{verb}{thing}{link}{told}{end} {first}{rest if r.random() < 0.8 else ''}{count}"

    def _place(self, work: Work, seen: int) -> str:
        r, code, n = self.r, work.village, self.c.names
        parts: list[str] = []
        if work.level == 8:
            name = r.choice([f"บ้าน{n[code]}", f"บ.{n[code]}", f"บ้าน {n[code]}"])
            moo = self.c.moo[code]
            number = r.choice([f"หมู่ที่ {moo}", f"ม.{moo}", f"หมู่ {moo}", f"ม. {moo}", f"(หมู่ที่ {moo})"])
            both = r.random()
            keep_name = seen < 8 or both < 0.75
            keep_moo = seen < 8 or both > 0.2
            parts += [x for x, k in ((name, keep_name), (number, keep_moo)) if k]
            if r.random() < 0.25:
                parts.reverse()
        tambon = seen < 6 or r.random() < 0.3 or not parts
        if work.level >= 6 and tambon:
            parts.append(r.choice(["ตำบล", "ต."]) + n[code[:6]])
        if seen < 4 or r.random() < 0.15 or not parts:
            parts.append(r.choice(["อำเภอ", "อ."]) + n[code[:4]])
        if seen < 2 or r.random() < 0.07:
            parts.append(r.choice(["จังหวัด", "จ."]) + n[code[:2]])
        return " ".join(parts)

    def _size(self, sort: str) -> str:
        r, kind = self.r, self.w.classes[sort].dimension
        if r.random() > 0.3 or kind == "none":
            return ""
        long = r.randrange(80, 1800, 20)
        return {
            "road": f"กว้าง {r.choice([3, 4, 5])} เมตร ยาว {long:,} เมตร",
            "drain": r.choice([f"ยาว {long} ม.", f"ระยะทาง {long} เมตร"]),
            "lamp": f"จำนวน {r.randrange(3, 40)} ต้น",
            "people": f"จำนวน {r.randrange(20, 120, 5)} คน",
            "camera": f"{r.randrange(2, 24)} จุด",
        }[kind]

    def write(self, work: Work) -> tuple[str, str, int, str]:
        """Return text, area code as known, level of the source and category."""
        if work.sort == "agency":
            seen = self.r.choice([6, 6, 4])
            return self.slip(self._agency(work)), work.village[:seen], self.r.choice([3, 4]), ""
        r, kind = self.r, self.w.classes[work.sort]
        source = r.choices(range(5), [4, 4, 1, 1.2, 0.6])[0]
        seen = min(work.level, r.choices([8, 6, 4, 2, 0], SEEN[source])[0])
        verb = kind.verbs[0] if r.random() < 0.5 else r.choice(kind.verbs)
        thing = kind.objects[0] if r.random() < 0.35 else r.choice(kind.objects)
        prefix = r.choice(self.w.needs) if source == 0 and r.random() < 0.5 else (
            "โครงการ" if r.random() < 0.6 else ""
        )  # fmt: skip
        detail, place = self._detail(work), self._place(work, seen)
        gap = " " if r.random() < 0.6 else ""
        order = r.random()
        if order < 0.2:
            text = f"{prefix}{verb}{thing} {place}{gap}{detail}"
        elif order < 0.27:
            text = f"{place} {prefix}{verb}{thing}{gap}{detail}"
        elif order < 0.32 and kind.shape in ("line", "point") and thing:
            text = f"{thing}{gap}{detail} {place} {prefix or 'ต้องการให้'}{verb}"
        else:
            text = f"{prefix}{verb}{thing}{gap}{detail} {place}"
        if kind.shape == "event" and r.random() < 0.5:
            text += r.choice([f" ประจำปี {work.year}", f" ปี {work.year}", " ประจำปี"])
        text = f"{text} {self._size(work.sort)}{r.choice(self.w.tails)}"
        return self.slip(text), work.village[:seen], source, kind.category

    def slip(self, text: str) -> str:
        """Spoil the text the way hurried typing and bad fonts do; digits stay."""
        r = self.r
        if r.random() < 0.25:
            text = text.translate(THAI_DIGITS)
        if r.random() < 0.24:
            for _ in range(r.choice([1, 1, 2, 3])):
                text = self._one_slip(text)
        if r.random() < 0.08:
            text = text.replace(" ", "")
        if r.random() < 0.06:
            text = text.replace("ำ", "ํา")
        if r.random() < 0.05:
            text = text.replace("แ", "เเ")
        if r.random() < 0.05:
            text = text.replace(" ", r.choice(["  ", "\u00a0", " \u200b"]))
        return text.strip()

    def _one_slip(self, text: str) -> str:
        r = self.r
        if len(text) < 10:
            return text
        i = r.randrange(2, len(text) - 2)
        here, after = text[i], text[i + 1]
        if here.isdigit() or after.isdigit() or here in " .+":
            return text
        what = r.random()
        if what < 0.3 and here in NEIGHBOURS:
            return text[:i] + NEIGHBOURS[here] + text[i + 1 :]
        if what < 0.55:
            marks = [j for j in range(i, len(text)) if text[j] in UPPER]
            return text[: marks[0]] + text[marks[0] + 1 :] if marks else text
        if what < 0.68:
            return text[:i] + here + text[i:]
        if what < 0.82:
            return text[:i] + after + here + text[i + 2 :]
        if what < 0.92:
            return text[:i] + text[i + 1 :]
        return text[:i] + " " + text[i:]


SEEN = [
    [94, 4, 1, 0, 1], [70, 26, 2, 0, 2], [30, 58, 10, 0, 2], [30, 38, 28, 2, 2], [5, 45, 35, 13, 2],
]  # fmt: skip


def works(country: Country, r: random.Random) -> Iterator[list[Work]]:
    """Yield families of works: one work with its near misses and relatives."""
    writer, words = Writer(country, r), country.words
    sorts = list(words.classes)
    weights = [3.0 if words.classes[s].shape == "line" else 1.5 for s in sorts]
    keys: dict[tuple[object, ...], int] = {}
    line = season = 0

    def made(sort: str, village: str, level: int, q: tuple[str, object], **more: int) -> Work:
        kind = words.classes[sort]
        year = more.pop("year", 0)
        place = village[:level]
        held = (q, village) if q[0] in ("to",) or (q[0] == "place" and q[1] in (1, 2)) else q
        known: tuple[object, ...] = (sort, place, held)
        if kind.shape == "event":
            known += (year or (year := r.randint(2566, 2570)),)
        key = keys.setdefault(known, len(keys))
        steady = random.Random(key * 7919 + 1)
        baht = round(kind.median * steady.lognormvariate(0, 0.6), -3) + 1000
        at = year or steady.randint(2566, 2570)
        series = keys.setdefault((sort, place, held), len(keys)) if kind.shape == "event" else -1
        return Work(key, sort, village, level, q, at, baht, series=series, **more)

    def agency(village: str) -> list[Work]:
        """Lines of one agency in one subdistrict: the same words, other names or numbers."""
        at = r.randrange(len(words.agency))
        median = words.agency[at][2]
        office = r.choice(words.offices).format(
            n=r.choice(words.prefixes) + r.choice(words.suffixes), k=r.randrange(2, 60) * 50
        )
        baht = round(median * r.lognormvariate(0, 0.5), -5) + 100_000
        made_here, stem = [], r.choice(words.prefixes) + r.choice(words.suffixes)
        for _ in range(r.choice([1, 2, 2, 3])):
            numbered = r.random() < 0.3
            name = stem if numbered else r.choice(words.prefixes) + r.choice(words.suffixes)
            q = ("agency", (at, name, r.randint(1, 9) if numbered else 0, office))
            known = ("agency", village[:6], at, name, q[1][2])  # type: ignore[index]
            key = keys.setdefault(known, len(keys))
            money = baht if r.random() < 0.6 else baht * r.uniform(0.6, 1.6)
            made_here.append(Work(key, "agency", village, 6, q, r.randint(2566, 2570), money))
        return made_here

    while True:
        if r.random() < 0.08:
            yield agency(r.choice(country.villages))
            continue
        sort = r.choices(sorts, weights)[0]
        kind, village = words.classes[sort], r.choice(country.villages)
        x = r.random()
        level = 8 if kind.shape in ("line", "point") or x < 0.6 else 6 if x < 0.9 else 4
        q = writer.qualifier(kind.qualifier, village)
        first = made(sort, village, level, q)
        family = [first]
        x = r.random()
        if kind.shape == "event" and x < 0.5:
            family.append(made(sort, village, level, q, year=first.year + r.choice([-1, 1])))
        elif q[0] in ("phase", "km") and x < 0.5:
            line += 1
            v = q[1]
            nxt = (q[0], v + 1) if q[0] == "phase" else (q[0], (v[0] + 1, v[1]))  # type: ignore[operator,index]
            family = [made(sort, village, level, q, line=line),
                      made(sort, village, level, nxt, line=line)]  # fmt: skip
        elif kind.shape == "line" and q[0] in ("soi", "to") and x < 0.15:
            season += 1
            others = [s for s in sorts if words.classes[s].shape == "line" and s != sort]
            mate = r.choice(others)
            family = [made(sort, village, level, q, season=season),
                      made(mate, village, level, q, season=season, year=first.year)]  # fmt: skip
        elif x < 0.35:
            family.append(made(sort, r.choice(country.by_tambon[village[:6]]), level, q))
        elif x < 0.55:
            family.append(made(sort, village, level, writer.qualifier(kind.qualifier, village)))
        elif x < 0.62 and kind.shape == "point":
            family.append(made(r.choice(sorts), village, level, q))
        yield family


def make(
    n: int, *, words: str = "held", seed: int = 31, provinces: int | None = None
) -> tuple[pl.DataFrame, Country]:
    """Return ``n`` rows with their truth, and the country they lie in."""
    r = random.Random(seed)
    vocabulary = {"held": HELD, "train": TRAIN}[words]
    country = Country(vocabulary, provinces or (1 if n <= 8000 else 8 if n <= 150_000 else 66))
    writer, rows = Writer(country, r), []
    for family in works(country, r):
        for work in family:
            x = r.random()
            for _ in range(1 if x < 0.68 else 2 if x < 0.9 else 3 if x < 0.98 else 5):
                text, area, level, category = writer.write(work)
                event = work.sort in vocabulary.classes and (
                    vocabulary.classes[work.sort].shape == "event"
                )
                year = work.year + (0 if event or r.random() < 0.6 else r.choice([-1, 1]))
                baht = work.baht * r.choice([1, 1, r.uniform(0.9, 1.1), r.uniform(0.7, 1.3)])
                rows.append((work.key, text, area, level, category, round(baht, -2), year,
                             work.series, work.line, work.season))  # fmt: skip
        if len(rows) >= n:
            break
    rows = rows[:n]
    r.shuffle(rows)
    names = ["entity", "text", "area", "level", "cat", "budget", "year", "series", "line", "season"]
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.with_row_index("id"), country
