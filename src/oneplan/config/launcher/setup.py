"""Prepares what is made once per version: wording, web files and the document font."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from oneplan.config.env import Env
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import child_environment

NO_DATABASE = "postgresql:///none"
"""Set-up steps never touch the database; this address makes sure they cannot by accident."""

NOT_SERVED = (
    *("bootstrap-*.css*", "bootstrap.css*", "bootstrap.rtl*"),
    *("editors", "ext", "scripts", "skills", "htmax*", "*.esm*", "*.d.ts", "htmx.js"),
    *("[0-9]00*.css", "index.css", "latin*.css", "thai*.css", "vietnamese*.css", "*.woff"),
    *("sarabun-vietnamese*", "*.md", "django_htmx"),
)
"""Parts of the web packages no page links to; compressing them took most of the set-up."""

SARABUN = Path("node_modules") / "@expo-google-fonts" / "sarabun"


def steps(env: Env) -> dict[str, list[str]]:
    """Each step's name and the Python words that do it."""
    return {
        "wording": ["oneplan.config.launcher.catalogue"],
        "web files": [
            *("oneplan.config.manage", "collectstatic", "--no-input", "--verbosity", "0"),
            *(f"--ignore={pattern}" for pattern in NOT_SERVED),
        ],
        "document font": [
            "oneplan.documents.fonts",
            str(env.clone / SARABUN),
            str(env.home / "fonts"),
        ],
    }


def prepare(env: Env) -> None:
    """Run every step; raises ``LaunchProblem`` with the step's own words when one fails."""
    env.home.mkdir(parents=True, exist_ok=True)
    for name, words in steps(env).items():
        print(f"  {name} ...", flush=True)
        _run(env, name, words)


def _run(env: Env, name: str, words: Sequence[str]) -> None:
    environment = child_environment(env, database_url=NO_DATABASE)
    done = subprocess.run(
        [sys.executable, "-m", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise LaunchProblem(f"Setting up the {name} failed:\n{done.stdout.strip()}")
