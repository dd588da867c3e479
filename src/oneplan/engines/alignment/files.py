"""Texts and targets out of files, for the engine's own command.

Columns are recognised by heading: a title (title_th, ชื่อโครงการ …), a code and a name of targets,
optionally keywords.  A text file without headings is one text a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oneplan.engines.alignment.learning import Choice
from oneplan.engines.alignment.targets import Target, split_keywords
from oneplan.engines.sheets import read_sheets
from oneplan.thai.search import fold

TITLES = ("title_th", "title", "project_th", "name_th", "name", "item_th", "ชื่อโครงการ", "โครงการ",
          "กิจกรรม", "ชื่อกิจกรรม", "ชื่อ", "รายการ")  # fmt: skip
CODES = ("code", "รหัส", "เลขที่", "ที่", "no")
NAMES = ("name_th", "name", "title_th", "ชื่อ", "เป้าหมาย", "ชื่อเป้าหมาย", "แผนย่อย", "target")
KEYWORDS = ("keywords", "คำสำคัญ")
STANDS = ("stands", "accepted", "ผล", "คงอยู่")
REFUSED = frozenset({"0", "no", "false", "refused", "withdrawn", "ไม่", "ปฏิเสธ", "ถอน", "ไม่รับ"})
"""What a cell of ``STANDS`` says of a claim that was refused or withdrawn; anything else stands."""


def read_texts(path: Path) -> list[str]:
    """The project texts of a file; ``ValueError`` when a sheet has no column of titles."""
    texts = []
    for cells in read_sheets(path):
        if not cells:
            continue
        at = _column(cells[0], TITLES)
        if at is None and all(len(row) <= 1 for row in cells):
            texts += [row[0] for row in cells if row and row[0].strip()]
        elif at is None:
            raise ValueError(f"{path.name}: no column of titles among {', '.join(cells[0])}")
        else:
            texts += [row[at] for row in cells[1:] if at < len(row) and row[at].strip()]
    return texts


def read_targets(path: Path) -> list[Target]:
    """The targets of a list; ``ValueError`` without columns of codes and names."""
    targets = []
    for cells in read_sheets(path):
        if not cells:
            continue
        code, name = _column(cells[0], CODES), _column(cells[0], NAMES)
        if code is None or name is None:
            raise ValueError(f"{path.name}: no columns of codes and names")
        more = _column(cells[0], KEYWORDS)
        for row in cells[1:]:
            if max(code, name) < len(row) and row[name].strip():
                words = row[more] if more is not None and more < len(row) else ""
                targets.append(Target(row[code].strip(), row[name].strip(), split_keywords(words)))
    return targets


def read_choices(path: Path) -> list[Choice]:
    """Claims people made before; ``ValueError`` without columns of titles and codes."""
    return [choice for cells in read_sheets(path) if cells for choice in choices_of(cells, path)]


def choices_of(cells: Sequence[Sequence[str]], path: Path) -> list[Choice]:
    """The claims of one sheet, headings in its first row: title, code, whether it stands."""
    title, code = _column(cells[0], TITLES), _column(cells[0], CODES)
    if title is None or code is None:
        raise ValueError(f"{path.name}: no columns of titles and codes")
    stands = _column(cells[0], STANDS)
    return [
        Choice(
            row[title].strip(),
            row[code].strip(),
            stands=stands is None or stands >= len(row) or fold(row[stands]) not in REFUSED,
        )
        for row in cells[1:]
        if max(title, code) < len(row) and row[title].strip() and row[code].strip()
    ]


def _column(headings: Sequence[str], known: Sequence[str]) -> int | None:
    """The first column with the most wanted heading."""
    folded = [fold(heading) for heading in headings]
    return next((folded.index(name) for name in known if name in folded), None)
