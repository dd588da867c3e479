"""Whose rights PostgreSQL runs with: it refuses root, so root lends it a harmless account."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oneplan.config.launcher.problems import LaunchProblem

CANDIDATES = ("oneplan", "nobody")
"""Accounts root may lend, best first.  Nothing is created on the machine."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user id PostgreSQL may run as."""

    name: str
    uid: int
    gid: int

    @property
    def is_lent(self) -> bool:
        """True when we are root and must change over to this account."""
        return self.uid != os.geteuid()

    def run(
        self, command: Sequence[str | Path], *, timeout: float | None = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run ``command`` with this account's rights and an environment without surprises.

        The working directory is ``/``, because the account may not be allowed into ours.
        Output goes through a file-less pipe and is returned, never printed.
        """
        return subprocess.run(
            [str(word) for word in command],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": "/"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            umask=0o077,
            user=self.uid if self.is_lent else None,
            group=self.gid if self.is_lent else None,
            extra_groups=[] if self.is_lent else None,
        )

    def can_run(self, program: Path) -> bool:
        """Can this account reach and start ``program``?  Asked by doing it."""
        try:
            return self.run([program, "--version"], timeout=20).returncode == 0
        except (OSError, subprocess.SubprocessError):
            return False

    def can_enter(self, folder: Path) -> bool:
        """Can this account pass through ``folder`` and all above it?

        Root answers for the lent account by reading the permission bits for strangers,
        which is careful rather than exact.
        """
        if not self.is_lent:
            return os.access(folder, os.W_OK | os.X_OK)
        return all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.parents))


def postgres_account() -> Account:
    """The account PostgreSQL runs as: ourselves, or a lent one when we are root."""
    if os.geteuid() != 0:
        return Account(name=_own_name(), uid=os.geteuid(), gid=os.getegid())
    for name in CANDIDATES:
        try:
            row = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=row.pw_uid, gid=row.pw_gid)
    raise LaunchProblem(
        "PostgreSQL refuses to run as root, and this machine has neither an account 'oneplan' "
        "nor 'nobody' to lend it. Make one (useradd --system oneplan), or run OnePlan as an "
        "ordinary user, or set DATABASE_URL to a PostgreSQL that is already running."
    )


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container may run as a number without a name
        return str(os.geteuid())
