"""Every finding of the intake is worded, in English and Thai, from facts it really has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from oneplan import exchange
from oneplan.core.findings import Finding
from oneplan.exchange.gathering import gather
from oneplan.exchange.messages import MESSAGES
from oneplan.exchange.reconcile import Agreement
from oneplan.exchange.sentences import SENTENCES
from oneplan.exchange.storing.messages import FINDINGS, REFUSALS
from tests.exchange.tables import LINE_HEADINGS, line, workbook

PACKAGE = Path(exchange.__file__).parent
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
PLAIN = [*PACKAGE.glob("reading/*.py"), *PACKAGE.glob("layouts/*.py"), *PACKAGE.glob("re*.py")]


def codes_in_source() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PLAIN)
    found = set(re.findall(r'"(exchange\.[a-z_]+)"', text))
    states = {each.value for each in Agreement} - {Agreement.AGREES.value}
    return found | {f"exchange.subtotal_{state}" for state in states}


def test_every_code_told_is_worded() -> None:
    assert codes_in_source() <= MESSAGES.keys()


def test_every_sentence_is_complete_in_thai_with_the_same_facts() -> None:
    with (PACKAGE / "locale/th/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file, locale="th")

    for pair in MESSAGES.values():
        for sentence in pair:
            english = str(sentence._args[0]) if hasattr(sentence, "_args") else str(sentence)
            entry = catalogue.get(english)
            assert entry is not None, english
            assert entry.string, english
            thai = str(entry.string)
            assert sorted(PLACEHOLDER.findall(thai)) == sorted(PLACEHOLDER.findall(english))
            assert not entry.fuzzy


def worded(finding: Finding) -> str:
    reason, remedy = MESSAGES[finding.code]
    return f"{str(reason) % finding.facts} {str(remedy) % finding.facts}"


@pytest.mark.parametrize("cell", ["", "-5", "1.005", "9" * 30, "ห้า"])
def test_findings_about_cells_fill_their_sentences(tmp_path: Path, cell: str) -> None:
    book = workbook(
        tmp_path / "a.xlsx", s=[LINE_HEADINGS, line(amount=cell), ["ปีหน้า"], line("2", owner="x")]
    )

    findings = gather(book).findings

    assert findings
    assert all("%(" not in worded(finding) for finding in findings)


def test_findings_about_files_fill_their_sentences(tmp_path: Path) -> None:
    contents = {
        "empty.csv": b"", "nul.csv": b"a\0", "thai.csv": "ก,ข\n1,2\n".encode("cp874"),
        "quote.csv": b'a,b\n"1,2\n', "a.json": b"{", "b.json": b"3", "a.pdf": b"x",
        "a.xlsx": b"PK\x03\x04", "b.xlsx": b"<html>", "c.xlsx": b"abc", "a.xls": b"x",
        "numbers.csv": b"1,2\n",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)

    findings = gather(tmp_path).findings

    assert {finding.where.file for finding in findings} == set(contents)
    assert all("%(" not in worded(finding) for finding in findings)


def test_every_code_that_storing_tells_is_worded() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*PACKAGE.glob("storing/*.py"), PACKAGE / "services.py"]
        if path.name != "messages.py"
    )
    told = set(re.findall(r'(?<!kind=)"(exchange\.[a-z_]+)"', text))
    audited = set(re.findall(r'record\(\s*"(exchange\.[a-z_]+)"', text))
    worded = MESSAGES.keys() | FINDINGS.keys() | REFUSALS.keys() | SENTENCES.keys()

    assert told - audited <= worded
    assert FINDINGS.keys() <= told
