"""The ``oneplan`` command: words about the installation here, all others are Django commands."""

import argparse
import io
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from django.core.exceptions import ImproperlyConfigured

from oneplan.config.env import Env, read_env
from oneplan.config.launcher import backup, doctor, listing, setup
from oneplan.config.launcher.binaries import client_program
from oneplan.config.launcher.cluster import Cluster, server_major
from oneplan.config.launcher.database import database_in_use, keep_running
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import Running, run_django, run_in_front
from oneplan.config.launcher.serve import Server, claimed_port, migrate, only_server
from oneplan.config.manage import UP_TO_DATE_FIRST


def main() -> None:
    """Run one command and exit with its status; problems are told in words, not traces."""
    signal.signal(signal.SIGTERM, _leave)
    if isinstance(sys.stdout, io.TextIOWrapper):  # lines arrive at once, on any terminal
        sys.stdout.reconfigure(line_buffering=True, errors="replace")
    try:
        sys.exit(run(sys.argv[1:], env=read_env()))
    except (LaunchProblem, ImproperlyConfigured) as problem:
        print(f"\noneplan: {problem}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def run(words: Sequence[str], *, env: Env) -> int:
    """Run the command ``words`` names; returns the exit status."""
    if not words or words[0] in ("--help", "-h", "help"):
        print(listing.overview(own_commands(), env=env))
        return 0
    own = {command.name: command for command in OWN}.get(words[0])
    if own:
        return own.run(list(words[1:]), env)
    with database(env) as url:
        return run_django(env, [UP_TO_DATE_FIRST, *words], database_url=url)


def own_commands() -> list[listing.Line]:
    return [listing.Line(command.name, command.thai, command.english) for command in OWN]


@contextmanager
def database(env: Env) -> Iterator[str]:
    """Address of the running database; our own cluster runs as long as somebody uses it."""
    if env.database_url:
        yield env.database_url
        return
    with database_in_use(Cluster.at_home(env.home)) as url:
        yield url


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(143)


def _setup(words: list[str], env: Env) -> int:
    _parser("setup").parse_args(words)
    setup.prepare(env)
    return 0


def _serve(words: list[str], env: Env) -> int:
    parser = _parser("serve")
    parser.add_argument("--port", type=int, help="port; taken only if free (default: PORT or 8000)")
    parser.add_argument("--no-worker", action="store_true", help="leave background work waiting")
    parser.add_argument("--first-run", action="store_true", help="fill in the example data first")
    parser.add_argument("--no-demo", action="store_true", help="start empty even on a first run")
    wish = parser.parse_args(words)
    with only_server(env), database(env) as url:
        if not (env.home / "static" / "staticfiles.json").exists():
            setup.prepare(env)
        migrate(env, database_url=url)
        with_example = wish.first_run and not wish.no_demo and env.mode != "production"
        if with_example:
            _fill_in_examples(env, url)
        with claimed_port(env, wished=wish.port) as port:
            Server(
                env=env,
                database_url=url,
                port=port,
                with_worker=not wish.no_worker,
                with_example=with_example,
            ).run()
    return 0


def _fill_in_examples(env: Env, url: str) -> None:
    """The small part of the example; the rest is built while the product is served.

    A failed example must not keep the product from starting; an interrupted one does.
    """
    status = run_django(env, ["demo", "--small"], database_url=url)
    if status in (-signal.SIGINT, 130):
        raise KeyboardInterrupt
    if status != 0:
        print("The example data is incomplete; the reason is above. Serving all the same.")


def _stop(words: list[str], env: Env) -> int:
    _parser("stop").parse_args(words)
    running = Running.read(env.home / "serve.json")
    ended = ["web server and worker"] if running and running.end() else []
    (env.home / "serve.json").unlink(missing_ok=True)
    for home, name in ((env.home, "database"), (env.home / "test", "test database")):
        if home.is_dir():
            cluster = Cluster.at_home(home)
            keep_running(cluster, keep=False)
            ended += [name] if cluster.stop() else []
    print(f"Stopped: {', '.join(ended)}." if ended else "Nothing was running.")
    return 0


def _database(words: list[str], env: Env) -> int:
    parser = _parser("database")
    parser.add_argument("act", choices=["start", "stop", "status", "url"])
    act = parser.parse_args(words).act
    if env.database_url:
        print(f"DATABASE_URL is set; that server is not ours to {act}.")
        return 1
    cluster = Cluster.at_home(env.home)
    if act in ("start", "stop"):
        keep_running(cluster, keep=act == "start")
        _ = cluster.start() if act == "start" else cluster.stop()
    if act == "url":
        print(cluster.url)
        return 0
    answers = cluster.answers()
    print(f"{'running' if answers else 'stopped'}: {cluster.data}")
    return 0 if answers == (act != "stop") else 3


def _doctor(words: list[str], env: Env) -> int:
    parser = _parser("doctor")
    parser.add_argument("--json", action="store_true", help="for programs")
    as_json = parser.parse_args(words).json
    findings = doctor.examine(env, database)
    print(doctor.as_json(findings) if as_json else doctor.as_text(findings))
    return 1 if any(finding.is_bad for finding in findings) else 0


def _backup(words: list[str], env: Env) -> int:
    parser = _parser("backup")
    parser.add_argument("file", nargs="?", help="archive to write (default: in <home>/backups)")
    wish = parser.parse_args(words)
    with database(env) as url:
        print(backup.back_up(env, database_url=url, target=wish.file))
    return 0


def _restore(words: list[str], env: Env) -> int:
    parser = _parser("restore")
    parser.add_argument("file", help="archive written by oneplan backup")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    wish = parser.parse_args(words)
    with only_server(env):
        archive = backup.inspect(wish.file)
        print(archive.summary)
        if not wish.yes and not _confirmed():
            print("Nothing was changed.")
            return 1
        with database(env) as url:
            backup.restore(env, archive, database_url=url)
    print("Restored. The data from before is kept once, in the database oneplan_previous.")
    return 0


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        raise LaunchProblem("Nobody is there to ask. Say so beforehand: oneplan restore FILE --yes")
    return input("Replace the present data with it? Type yes: ").strip().lower() == "yes"


def _psql(words: list[str], env: Env) -> int:
    with database(env) as url:
        program = client_program("psql", server_major=server_major(url))
        return run_in_front([str(program), url, *words], environment=dict(env.variables))


def _manage(words: list[str], env: Env) -> int:
    with database(env) as url:
        return run_django(env, words or ["help"], database_url=url)


def _parser(name: str) -> argparse.ArgumentParser:
    command = next(command for command in OWN if command.name == name)
    described = f"{command.thai}\n{command.english}"
    return argparse.ArgumentParser(
        prog=f"oneplan {name}",
        description=described,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line that is about the installation itself."""

    name: str
    run: Callable[[list[str], Env], int]
    thai: str
    english: str


OWN = (
    Command("setup", _setup, "เตรียมไฟล์เว็บ ฟอนต์ และคำแปล", "Prepare web files, fonts and wording"),
    Command("serve", _serve, "เปิดระบบให้ใช้งาน", "Serve until Ctrl-C"),
    Command("stop", _stop, "หยุดทุกส่วนที่เปิดจากโฟลเดอร์นี้", "Stop all that runs for this folder"),
    Command("doctor", _doctor, "ตรวจสภาพเครื่องและการติดตั้ง", "Examine the machine and installation"),
    Command("backup", _backup, "สำรองข้อมูลเป็นไฟล์เดียว", "Save database and files in one archive"),
    Command("restore", _restore, "นำข้อมูลที่สำรองไว้กลับมา", "Bring a saved archive back"),
    Command("database", _database, "เปิด ปิด ดูฐานข้อมูล", "Start, stop or show the database"),
    Command("psql", _psql, "เปิดหน้าคำสั่ง SQL", "Open an SQL prompt"),
    Command("manage", _manage, "เรียกคำสั่งของ Django", "Run any Django command"),
)

if __name__ == "__main__":
    main()
