"""Compiles the wording (.po to .mo) in pure Python: a fresh machine has no ``msgfmt``."""

import io
import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from oneplan.config.launcher.problems import LaunchProblem

PACKAGE = Path(__file__).resolve().parents[2]


def compile_all(package: Path = PACKAGE) -> list[Path]:
    """Compile every catalogue older than its source; returns those written.

    Fuzzy wording is left out, as with ``msgfmt``: a guess must not reach a reader.
    """
    sources = sorted(package.glob("**/locale/*/LC_MESSAGES/*.po"))
    return [compile_one(source) for source in sources if _is_due(source)]


def compile_one(source: Path) -> Path:
    """Compile ``source`` beside itself, replacing an older result in one step.

    Raises ``LaunchProblem`` naming the line when the source is broken.
    """
    try:
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
    except (PoFileError, ValueError) as problem:
        raise LaunchProblem(f"{source} cannot be read: {problem}") from problem
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    target = source.with_suffix(".mo")
    draft = target.with_suffix(f".{os.getpid()}.new")
    draft.write_bytes(compiled.getvalue())
    draft.replace(target)
    return target


def _is_due(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


if __name__ == "__main__":
    try:
        compile_all()
    except LaunchProblem as told:
        sys.exit(str(told))
