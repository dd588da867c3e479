"""The database somebody asks for: the one given by ``DATABASE_URL``, or our own cluster."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oneplan.config.env import read_env
from oneplan.config.launcher.cluster import Cluster


def ensure_database(home: Path | None = None, *, is_throwaway: bool = False) -> str:
    """Address of a running database; starts the home's own cluster unless one was given.

    The cluster goes on running.  Use ``database_in_use`` where it should end with you.
    """
    env = read_env()
    if env.database_url and home is None:
        return env.database_url
    cluster = Cluster.at_home(home or env.home, is_throwaway=is_throwaway)
    cluster.start()
    return cluster.url


@contextmanager
def database_in_use(cluster: Cluster) -> Iterator[str]:
    """Hold the cluster running; whoever lets go last stops it, unless it is kept by hand.

    Users hold a shared lock, which the system takes back from a killed process too.
    """
    with (cluster.home / "postgres.users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        cluster.start()
        try:
            yield cluster.url
        finally:
            if not kept_by_hand(cluster) and _nobody_else_uses(users.fileno()):
                cluster.stop()


def keep_running(cluster: Cluster, *, keep: bool) -> None:
    """Note that the cluster was started by hand and stays until stopped by hand."""
    note = cluster.home / "postgres.kept"
    if keep:
        note.touch()
    else:
        note.unlink(missing_ok=True)


def kept_by_hand(cluster: Cluster) -> bool:
    return (cluster.home / "postgres.kept").exists()


def _nobody_else_uses(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
