"""The list of commands, each with one line in Thai and English."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from oneplan.config.env import Env, settings_module

_ASK_DJANGO = """
import django
from django.core.management import get_commands, load_command_class
django.setup()
for name, app in sorted(get_commands().items()):
    if app.startswith("oneplan."):
        print(name, " ".join(str(load_command_class(app, name).help).split()), sep="\\t")
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One command as the list shows it."""

    name: str
    thai: str
    english: str = ""

    def __str__(self) -> str:
        words = f"{self.thai} · {self.english}" if self.english else self.thai
        return f"  {self.name:<14} {words}"


def overview(own: Sequence[Line], *, env: Env) -> str:
    """Everything ``oneplan`` understands: its own words, then those of the apps."""
    apps = app_commands(env)
    parts = ["oneplan COMMAND [...]   (oneplan COMMAND --help tells more)", ""]
    parts += ["การติดตั้ง · The installation", *map(str, own), ""]
    parts += ["งาน · The work", *map(str, apps or [Line("-", "(Django did not start)")])]
    return "\n".join(parts)


def app_commands(env: Env) -> list[Line]:
    """The apps' Django commands and their help; empty when Django cannot start.

    Asked of a child process, so that listing never needs a database.
    """
    told = subprocess.run(
        [sys.executable, "-c", _ASK_DJANGO],
        env={**env.variables, "DJANGO_SETTINGS_MODULE": settings_module(env.mode)},
        capture_output=True,
        text=True,
        check=False,
    )
    rows = (line.split("\t") for line in told.stdout.splitlines() if "\t" in line)
    return [Line(name, said) for name, said in rows]
