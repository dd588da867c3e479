"""Reading a date must never load a dictionary, nor leave a folder in somebody's home."""

import os
import subprocess
import sys
from pathlib import Path


def run(code: str, home: Path) -> str:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHAINLP")
    }
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_light_modules_bring_neither_django_nor_pythainlp(tmp_path: Path) -> None:
    code = (
        "import sys, oneplan.thai.dates, oneplan.thai.search, oneplan.thai.collation,"
        " oneplan.thai.names, oneplan.thai.money_words\n"
        "oneplan.thai.search.fold('จ านวน')\n"
        "print([name for name in ('django', 'pythainlp', 'nlpo3') if name in sys.modules])"
    )

    assert run(code, tmp_path) == "[]"


def test_segmentation_leaves_nothing_in_the_home_directory(tmp_path: Path) -> None:
    run("from oneplan.thai.segment import words; words('แผนพัฒนา')", tmp_path)

    assert list(tmp_path.iterdir()) == []
