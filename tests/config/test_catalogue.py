"""Wording is compiled without msgfmt and read by gettext as Django reads it."""

import gettext
import os
from pathlib import Path

import pytest

from oneplan.config.launcher.catalogue import compile_all, compile_one
from oneplan.config.launcher.problems import LaunchProblem

SOURCE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Need"
msgstr "ความต้องการ"

msgctxt "verb"
msgid "Need"
msgstr "ต้องการ"

msgid "%(n)s file"
msgid_plural "%(n)s files"
msgstr[0] "%(n)s ไฟล์"

#, fuzzy
msgid "Guess"
msgstr "เดา"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "locale" / "th" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_words_contexts_and_plurals_arrive_and_guesses_do_not(source: Path) -> None:
    with compile_one(source).open("rb") as file:
        thai = gettext.GNUTranslations(file)

    assert thai.gettext("Need") == "ความต้องการ"
    assert thai.pgettext("verb", "Need") == "ต้องการ"
    assert thai.ngettext("%(n)s file", "%(n)s files", 2) == "%(n)s ไฟล์"
    assert thai.gettext("Guess") == "Guess"


def test_only_changed_wording_is_compiled_again(source: Path, tmp_path: Path) -> None:
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert compile_all(tmp_path) == []

    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert not list(source.parent.glob("*.new"))


def test_broken_wording_is_named(source: Path) -> None:
    source.write_text('msgid "Open"\nmsgword "เปิด"\n', encoding="utf-8")

    with pytest.raises(LaunchProblem, match=r"django\.po cannot be read"):
        compile_one(source)
