"""Writes ``docs/reference`` from the code itself: ``python -m oneplan.config.reference``.

Nothing here needs the database.  A test compares the pages with what this module would write,
so a new permission, code, sentence or address cannot stay undocumented.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import django
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandParser
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from oneplan.accounts.permissions import permission_table
from oneplan.accounts.roles import Role
from oneplan.committees.acts import all_acts
from oneplan.config import env
from oneplan.config.launcher.catalogue import compile_all
from oneplan.core.code_files import read_code_lists
from oneplan.core.messages import worded_codes, worded_remedies
from oneplan.threads.rules import CIRCULATIONS, Reach, Record, may_read
from oneplan.threads.sentences import told_sentences

if TYPE_CHECKING:
    from oneplan.api.telling import Call

PACKAGE = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")

SETTINGS = {
    "ONEPLAN_ENV": ("`dev`, `test` or `production`", "dev"),
    "ONEPLAN_HOME": ("folder of everything this installation keeps", "`var/` of the clone"),
    "ONEPLAN_HOST": ("address the web server listens on", "127.0.0.1"),
    "PORT": ("port of the web server, 1 to 65535", "8000, or the next free one"),
    "ONEPLAN_WORKERS": ("web server processes, 1 to 64", "2"),
    "ONEPLAN_SECRET_KEY": ("secret of sessions; at least 50 characters in production", "kept file"),
    "ONEPLAN_ALLOWED_HOSTS": ("names people type, with commas; needed in production", "any"),
    "DATABASE_URL": ("a PostgreSQL server of yours", "our own cluster"),
    "ONEPLAN_ADDRESS": ("how people reach it, `https://plan.example.go.th`", "links without it"),
    "ONEPLAN_SMTP_URL": ("mail server, `smtp+starttls://user:word@host:587`", "no mail is sent"),
    "ONEPLAN_MAIL_FROM": ("address mail comes from", "needed with a mail server"),
    "ONEPLAN_LINE_TOKEN": ("channel access token of a LINE account", "nothing goes to LINE"),
    "ONEPLAN_LINE_SECRET": ("channel secret of the same account", "nothing goes to LINE"),
    "ONEPLAN_LINE_API": ("another LINE server, for tests", "https://api.line.me"),
    "ONEPLAN_REAL_DATA": ("folder of real published data for tests", "`../shared/data`"),
    "ONEPLAN_TEST_DB": ("suffix of the database tests build and drop", "none"),
}
"""Every environment variable with its meaning and default; the test holds it to ``env.py``."""


def main(arguments: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", env.settings_module("test"))
    os.environ.setdefault("ONEPLAN_ENV", "test")
    compile_all()
    django.setup()
    folder = Path(arguments[0]) if arguments else FOLDER
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)


def pages() -> dict[str, str]:
    """File name to text, for every generated page."""
    makers: dict[str, Callable[[], str]] = {
        "settings.md": settings_page,
        "permissions.md": permissions_page,
        "refusals-and-findings.md": codes_page,
        "event-sentences.md": sentences_page,
        "audit-codes.md": audit_page,
        "work-commands.md": commands_page,
        "addresses.md": addresses_page,
        "api.md": api_page,
        "acts.md": acts_page,
        "code-lists.md": code_lists_page,
    }
    return {name: make() for name, make in makers.items()}


def settings_page() -> str:
    rows = [(f"`{name}`", meaning, default) for name, (meaning, default) in SETTINGS.items()]
    intro = "Environment variables, read in one place: `config/env.py`."
    return _page("Settings", intro, ("variable", "meaning", "without it"), rows)


def variables_read() -> set[str]:
    """The environment variables ``env.py`` really reads, found in its text."""
    tree = ast.parse(inspect.getsource(env))
    words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {word for word in words if isinstance(word, str) and _is_variable(word)}


def permissions_page() -> str:
    rows = [
        (f"`{name}`", ", ".join(role.value for role in Role if role in roles))
        for name, roles in permission_table().items()
    ]
    labels = [(f"`{role.value}`", *_both(role.label), _acts_of(role)) for role in Role]
    intro = (
        "What each kind of post may do at all. Whether it may do it to *this* record is asked\n"
        "by the app's `access.py`: outside one's circle a record is not found, and of those it\n"
        "reads a post changes only what its own body answers for."
    )
    roles_table = _table(("role", "Thai", "English", "may"), labels)
    table = _table(("permission", "roles"), rows)
    reading = _table(("who", *CIRCULATIONS), _reading_rows())
    return (
        f"{_head('Permissions', intro)}\n## Who reads what\n\n{reading}\n"
        f"## Roles\n\n{roles_table}\n## Permissions\n\n{table}"
    )


def _acts_of(role: Role) -> str:
    """What a role may do, app by app: ``threads: circulate, merge``."""
    acts: dict[str, list[str]] = {}
    for name, roles in permission_table().items():
        if role in roles:
            app, _dot, act = name.partition(".")
            acts.setdefault(app, []).append(act)
    return "; ".join(f"{app}: {', '.join(names)}" for app, names in acts.items()) or "reads only"


def _reading_rows() -> Iterator[tuple[str, ...]]:
    """The circulation rule asked for one reader of each kind."""
    own, asked = UUID(int=1), UUID(int=2)
    readers = {
        "the owner's own house": Reach(body_ids=frozenset({own})),
        "a body asked for its view": Reach(body_ids=frozenset({asked})),
        "the province and the cluster": Reach(circle=frozenset({"67"})),
        "national offices": Reach(is_national=True),
        "another province": Reach(circle=frozenset({"45"})),
        "a guest whose link opens it": Reach(listed=frozenset({own}), is_guest=True),
        "the public": None,
    }
    for words, reach in readers.items():
        read = (
            may_read(
                Record(width, frozenset({own}), frozenset({"67"}), frozenset({asked}), own), reach
            )
            for width in CIRCULATIONS
        )
        yield (words, *("reads" if reads else "–" for reads in read))


def codes_page() -> str:
    thai, english = _in_both(worded_codes)
    thai_remedy, english_remedy = _in_both(worded_remedies)
    rows = [
        (f"`{code}`", thai[code], english[code], thai_remedy.get(code, ""),
         english_remedy.get(code, ""))
        for code in english
    ]  # fmt: skip
    intro = (
        "A refusal stops a command (HTTP 409) and changes nothing; a finding is one thing a\n"
        "check has to say, with its remedy. `{name}` is filled from the facts."
    )
    columns = ("code", "Thai", "English", "remedy in Thai", "remedy in English")
    return _page("Refusals and findings", intro, columns, rows)


def sentences_page() -> str:
    thai, english = _in_both(told_sentences)
    rows = [(f"`{code}`", thai[code], english[code]) for code in english]
    intro = "What stories say. `{name}` is filled from the event's facts, never with persons."
    return _page("Event sentences", intro, ("code", "Thai", "English"), rows)


def audit_page() -> str:
    told = told_sentences()
    rows = [(f"`{code}`", f"`{module}`") for code, module in sorted(audit_codes())]
    intro = (
        f"Each of the {len(told)} [event sentences](event-sentences.md) leaves an entry of the\n"
        "same code. These changes tell no story and leave only an entry:"
    )
    return _page("Audit codes", intro, ("code", "written in"), rows)


def audit_codes() -> Iterator[tuple[str, str]]:
    """Codes written as constants in calls of ``audit.services.record``, with their module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "from oneplan.audit.services import" in text:
            module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and (code := _recorded(node)):
                    yield code, module


def commands_page() -> str:
    rows = []
    for name, app in sorted(get_commands().items()):
        if isinstance(app, str) and app.startswith("oneplan."):
            command = load_command_class(app, name)
            rows.append((f"`oneplan {name}{_arguments(command)}`", " ".join(command.help.split())))
    intro = (
        "Commands of the apps; those of the installation are in [commands](commands.md).\n"
        "`oneplan COMMAND --help` tells more."
    )
    return _page("Commands of the work", intro, ("command", "does"), rows)


def addresses_page() -> str:
    patterns: Iterable[URLPattern | URLResolver] = get_resolver().url_patterns
    rows = [(f"`/{path}`", f"`{name}`", doc) for path, name, doc in _addresses(patterns)]
    intro = "Every address of our own, with the view's first line."
    return _page("Addresses", intro, ("address", "name", "what it is"), rows)


def api_page() -> str:
    # The routes read tables, which are there only once every application is loaded.
    from oneplan.api.routes import api  # noqa: PLC0415
    from oneplan.api.telling import chapters  # noqa: PLC0415

    with override("en"):
        told = chapters(api.get_openapi_schema())
    columns = ("call", "what it does", "takes (* must be there)", "gives")
    tables = [
        f"\n## {chapter.name.capitalize()}\n\n{_table(columns, map(_call, chapter.calls))}"
        for chapter in told
    ]
    intro = (
        "Everything for programs, with the rights of the pages;\n"
        "[how to call it](../how/call-the-api.md). The whole description is served as\n"
        "`/api/v1/openapi.json`."
    )
    return f"{_head('API', intro)}{''.join(tables)}"


def _call(call: Call) -> tuple[str, str, str, str]:
    takes = ", ".join(f"`{each.name}`{' *' * each.is_required}" for each in call.inputs)
    return f"`{call.method} {call.path}`", call.words or call.name, takes, f"`{call.gives}`"


def acts_page() -> str:
    rows = [(f"`{act.code}`", *_both(act.title)) for act in all_acts()]
    intro = "What a confirmed resolution can do; each is previewed, applied and undone."
    return _page("Acts of a resolution", intro, ("act", "Thai", "English"), rows)


def code_lists_page() -> str:
    rows = [
        (f"`{each.code}`", each.title_th, each.title_en, str(len(each.entries)), each.version,
         each.provenance)
        for each in read_code_lists()
    ]  # fmt: skip
    intro = "The built-in lists; officials may edit entries, and loading again keeps their edits."
    columns = ("list", "Thai", "English", "entries", "version", "where it comes from")
    return _page("Code lists", intro, columns, rows)


def _addresses(
    patterns: Iterable[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str, str]]:
    for each in patterns:
        path = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _addresses(each.url_patterns, path, inner)
        elif (view := inspect.unwrap(each.callback)).__module__.startswith("oneplan."):
            doc = (inspect.getdoc(view) or "").partition("\n")[0]
            yield path, f"{space}{each.name or ''}", doc


def _arguments(command: BaseCommand) -> str:
    """The command's own arguments, as its usage line would show them."""
    parser = CommandParser(prog="oneplan", add_help=False)
    command.add_arguments(parser)
    return " ".join(parser.format_usage().split()).removeprefix("usage: oneplan")


def _recorded(call: ast.Call) -> str:
    is_record = isinstance(call.func, ast.Name) and call.func.id == "record"
    first = call.args[0] if is_record and call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _is_variable(word: str) -> bool:
    return word in ("PORT", "DATABASE_URL") or (word.startswith("ONEPLAN_") and word.isupper())


def _in_both(read: Callable[[], dict[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    with override("th"):
        thai = read()
    with override("en"):
        return thai, read()


def _both(words: object) -> tuple[str, str]:
    with override("th"):
        thai = str(words)
    with override("en"):
        return thai, str(words)


def _page(title: str, intro: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return f"{_head(title, intro)}\n{_table(columns, rows)}"


def _head(title: str, intro: str) -> str:
    return f"# {title}\n\n{intro}\n\nWritten by `python -m oneplan.config.reference`.\n"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_line(columns), _line(["---"] * len(columns)), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(words: str) -> str:
    """A sentence as a table cell: ``{name}`` for ``%(name)s``, no line breaks, no bars."""
    plain = PLACEHOLDER.sub(r"{\1}", " ".join(words.split())).replace("%%", "%")
    return plain.replace("|", "\\|")


if __name__ == "__main__":
    main(sys.argv[1:])
