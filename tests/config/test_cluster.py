"""Our own PostgreSQL: starts as root and as anybody, twice at once, after a crash, anywhere."""

import os
import shutil
import signal
import threading
from pathlib import Path

import psycopg
import pytest

from oneplan.config.launcher import cluster as cluster_module
from oneplan.config.launcher.account import postgres_account
from oneplan.config.launcher.binaries import EXTENSIONS
from oneplan.config.launcher.cluster import LONGEST_SOCKET_FOLDER, Cluster, server_major
from oneplan.config.launcher.database import (
    database_in_use,
    ensure_database,
    keep_running,
)
from oneplan.config.launcher.problems import LaunchProblem


def server_pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def test_the_database_knows_thai_letters_and_our_extensions(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url) as link:
        for name in EXTENSIONS:
            link.execute(f"CREATE EXTENSION {name}")  # type: ignore[arg-type]
        trigrams = link.execute("SELECT show_trgm('น้ำ')").fetchone()
        link.rollback()

    assert trigrams is not None
    assert len(trigrams[0]) == 4


def test_the_product_is_no_superuser_but_may_make_test_databases(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url) as link:
        role = link.execute(
            "SELECT rolname, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert role == ("oneplan", False, True)


def test_the_server_cannot_be_reached_over_the_network(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url) as link:
        assert link.execute("SHOW listen_addresses").fetchone() == ("",)
    assert cluster.sockets.stat().st_mode & 0o777 == 0o700
    assert cluster.sockets.stat().st_uid == postgres_account().uid


def test_a_second_start_finds_the_first(cluster: Cluster) -> None:
    assert not cluster.start()
    assert ensure_database(cluster.home, is_throwaway=True) == cluster.url


def test_the_server_tells_its_version(cluster: Cluster) -> None:
    assert server_major(cluster.url) >= 15


def test_an_unreachable_server_is_told_in_words(home: Path) -> None:
    with pytest.raises(LaunchProblem, match="Check DATABASE_URL"):
        server_major(f"host='{home}' dbname=none")


def test_starts_at_the_same_moment_make_one_cluster(home: Path) -> None:
    clusters = [Cluster.at_home(home, is_throwaway=True) for _ in range(3)]
    started: list[bool] = []
    threads = [threading.Thread(target=lambda c=c: started.append(c.start())) for c in clusters]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(started) == [False, False, True]
    assert clusters[0].stop()
    assert not clusters[1].stop()


def test_a_killed_server_is_started_again_and_keeps_its_data(home: Path) -> None:
    cluster = Cluster.at_home(home)
    cluster.start()
    with psycopg.connect(cluster.url) as link:
        link.execute("CREATE TABLE kept AS SELECT 1 AS n")
    os.kill(server_pid(cluster), signal.SIGKILL)
    while cluster.answers():
        pass

    assert cluster.start()

    with psycopg.connect(cluster.url) as link:
        assert link.execute("SELECT n FROM kept").fetchone() == (1,)


def test_a_pid_file_naming_somebody_elses_process_does_not_block(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    cluster.start()
    lines = (cluster.data / "postmaster.pid").read_text().splitlines()
    cluster.stop()
    lines[0] = str(os.getpid())
    (cluster.data / "postmaster.pid").write_text("\n".join(lines) + "\n")

    assert not cluster.stop()
    assert cluster.start()


def test_a_copied_home_has_a_server_of_its_own(home: Path) -> None:
    first = Cluster.at_home(home, is_throwaway=True)
    first.start()
    (home / "test").mkdir()
    shutil.copy(first.data / "postmaster.pid", home / "copied.pid")
    second = Cluster.at_home(home / "test", is_throwaway=True)
    second.start()
    second.stop()
    shutil.copy(home / "copied.pid", second.data / "postmaster.pid")

    assert second.start()
    assert second.answers()
    assert first.answers()


def test_a_long_path_gets_its_sockets_elsewhere(home: Path) -> None:
    deep = home / ("deep" * 20)
    cluster = Cluster.at_home(deep, is_throwaway=True)

    try:
        assert cluster.start()
        assert len(str(cluster.sockets)) <= LONGEST_SOCKET_FOLDER
        assert str(cluster.sockets).startswith("/tmp/oneplan-")
    finally:
        cluster.stop()
        shutil.rmtree(cluster.sockets)


def test_a_socket_folder_others_may_open_is_refused(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    cluster.sockets.mkdir(mode=0o755)

    with pytest.raises(LaunchProblem, match="Find out who made it"):
        cluster.start()


def test_a_socket_folder_that_is_a_link_is_refused(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    cluster.sockets.symlink_to(home)

    with pytest.raises(LaunchProblem, match="Find out who made it"):
        cluster.start()


def test_what_postgresql_said_is_part_of_the_problem(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    cluster.start()
    cluster.stop()
    (cluster.data / "pg_hba.conf").write_text("nonsense\n")

    with pytest.raises(LaunchProblem, match="nonsense"):
        cluster.start()


def test_a_broken_off_first_start_is_begun_anew(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    (home / "postgres.new").mkdir()
    (home / "postgres.new" / "half").touch()

    assert cluster.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends an account")
def test_root_keeps_the_cluster_outside_a_closed_folder_and_remembers_where(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = home / "shared"
    monkeypatch.setattr(cluster_module, "SHARED_COPIES", shared)
    closed = tmp_path / "clone" / "var"

    cluster = Cluster.at_home(closed, is_throwaway=True)
    assert cluster.start()
    try:
        assert cluster.data.is_relative_to(shared)
        monkeypatch.setattr(cluster_module, "SHARED_COPIES", home / "elsewhere")
        assert Cluster.at_home(closed).data == cluster.data
    finally:
        cluster.stop()
        shutil.rmtree(cluster.sockets)


def test_the_last_user_stops_the_server(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)

    with database_in_use(cluster):
        with database_in_use(cluster) as url:
            assert url == cluster.url
        assert cluster.answers()

    assert not cluster.answers()


def test_a_server_started_by_hand_stays(home: Path) -> None:
    cluster = Cluster.at_home(home, is_throwaway=True)
    keep_running(cluster, keep=True)

    with database_in_use(cluster):
        pass
    assert cluster.answers()

    keep_running(cluster, keep=False)
    with database_in_use(cluster):
        pass
    assert not cluster.answers()
