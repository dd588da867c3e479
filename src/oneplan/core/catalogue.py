"""Keeps the Thai wording in step with the code: ``python -m oneplan.core.catalogue [app …]``.

English sentences stand in the code; their Thai stands beside the app, in
``<app>/locale/th/LC_MESSAGES/django.po``, sorted, without line numbers, so that two people
adding sentences rarely meet.  Running this adds new sentences (taking over the Thai another app
has for the same words), drops those no longer used, and tells what is still missing.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
FILE = Path("locale") / "th" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
KEPT_HEADERS = ("msg", '"Language:', '"Plural-Forms:', '"MIME-Version:', '"Content-')
PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|%[a-zA-Z]")

Key = tuple[str, str | None]
"""A sentence and its context."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a sentence from being read in Thai."""

    app: str
    kind: str
    """``missing``, ``fuzzy``, ``placeholders``, ``quarrel`` or ``stale``."""
    words: str

    def __str__(self) -> str:
        return f"{self.app}: {self.kind}: {self.words}"


def apps_with_words(package: Path = PACKAGE) -> list[str]:
    """Apps whose code or templates hold sentences."""
    return [
        folder.name
        for folder in sorted(package.iterdir())
        if (folder / "__init__.py").exists() and any(sentences(folder))
    ]


def sentences(folder: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every sentence of an app with its context; a pair where there is a plural."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _extracted(path.read_bytes())
    for path in sorted(folder.glob("templates/**/*.html")):
        yield from _extracted(_as_python(path))


def update(app: str, *, package: Path = PACKAGE) -> Catalog:
    """Bring one app's file in step with its code; writes only what changed."""
    path = package / app / FILE
    old, known = _read(path), _known(package)
    new = Catalog(locale="th", project="oneplan", charset="utf-8")
    for words, context in sentences(package / app):
        first = words if isinstance(words, str) else words[0]
        before = old.get(first, context)
        own = _thai(before) if before else ()
        thai = own if any(own) else known.get((first, context), ())
        flags = {"fuzzy"} if before and before.fuzzy else set()
        new.add(words, string=_string(words, thai), context=context, flags=flags)
    written = _po(new)
    if len(new) and (not path.exists() or path.read_bytes() != written):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    return new


def problems(package: Path = PACKAGE) -> list[Problem]:
    """Everything that keeps the Thai wording from being complete and true to the code."""
    found: list[Problem] = []
    thai: dict[Key, tuple[str, tuple[str, ...]]] = {}
    for app in apps_with_words(package):
        catalogue = _read(package / app / FILE)
        used = {
            (s if isinstance(s, str) else s[0], context) for s, context in sentences(package / app)
        }
        known = {_key(message) for message in catalogue if message.id}
        found += [
            Problem(app, "missing", words) for words, _context in sorted(used - known, key=str)
        ]
        found += [Problem(app, "stale", words) for words, _context in sorted(known - used, key=str)]
        for message in catalogue:
            if message.id and _key(message) in used:
                found += _problems_of(app, message)
                first_app, first = thai.setdefault(_key(message), (app, _thai(message)))
                if _thai(message) != first:
                    found.append(Problem(app, "quarrel", f"{_key(message)[0]} (see {first_app})"))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Update the named apps, or all of them; exits 1 when Thai is missing anywhere named."""
    parser = argparse.ArgumentParser(prog="python -m oneplan.core.catalogue", description=__doc__)
    parser.add_argument("apps", nargs="*", help="apps to bring in step (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing, only tell")
    wish = parser.parse_args(arguments)
    apps = wish.apps or apps_with_words()
    for app in [] if wish.check else apps:
        update(app)
    left = [problem for problem in problems() if problem.app in apps]
    for problem in left:
        print(problem)
    print(f"{len(left)} to mend in {', '.join(apps)}." if left else "Thai is complete.")
    return 1 if left else 0


def _extracted(source: bytes) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _line, words, _comments, context in extract("python", io.BytesIO(source), KEYWORDS):
        yield (words if isinstance(words, str) else tuple(words)), context


def _as_python(path: Path) -> bytes:
    """A template as the calls its tags stand for; indentation would confuse the tokenizer."""
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.strip() for line in calls.splitlines()).encode()


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="th")
    with path.open("rb") as file:
        return read_po(file, locale="th", abort_invalid=True)


def _known(package: Path) -> Mapping[Key, tuple[str, ...]]:
    """The Thai any app has for a sentence; that of the lowest-named app where several have."""
    known: dict[Key, tuple[str, ...]] = {}
    for path in sorted(package.glob(f"*/{FILE}")):
        for message in _read(path):
            if message.id and any(_thai(message)) and not message.fuzzy:
                known.setdefault(_key(message), _thai(message))
    return known


def _key(message: Message) -> Key:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return words, message.context


def _thai(message: Message) -> tuple[str, ...]:
    """The wording of each number form; Thai has one form for all numbers."""
    given = message.string
    return (given,) if isinstance(given, str) else tuple(given or ())


def _string(words: str | tuple[str, ...], thai: tuple[str, ...]) -> str | tuple[str, ...]:
    """Wording in the shape its sentence needs: text, or a tuple where there is a plural."""
    first = thai[:1] or ("",)
    return first[0] if isinstance(words, str) else first


def _problems_of(app: str, message: Message) -> Iterator[Problem]:
    words = _key(message)[0]
    thai = _thai(message)
    if message.fuzzy:
        yield Problem(app, "fuzzy", words)
    if not thai or not all(thai):
        yield Problem(app, "missing", words)
        return
    english = message.id if isinstance(message.id, str) else message.id[-1]
    if any(placeholders(line) != placeholders(english) for line in thai):
        yield Problem(app, "placeholders", words)


def placeholders(words: str) -> set[str]:
    """The places of a sentence that facts are put into.

    >>> sorted(placeholders("%(a)s of %(b)s, 100%%"))
    ['%(a)s', '%(b)s']
    """
    return set(PLACEHOLDER.findall(words.replace("%%", "")))


def _po(catalogue: Catalog) -> bytes:
    """The file's bytes, without the header lines that change with every run."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, no_location=True, sort_output=True)
    head, gap, body = written.getvalue().decode().partition("\n\n")
    kept = [line for line in head.splitlines() if line.startswith(KEPT_HEADERS)]
    return ("\n".join(kept) + gap + body.rstrip("\n") + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
