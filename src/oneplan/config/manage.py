"""Runs one Django command in a process of its own, the database being given by its parent."""

import sys

import django
from django.apps import apps
from django.core.management import call_command, execute_from_command_line
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from oneplan.config.env import read_env

UP_TO_DATE_FIRST = "--up-to-date-first"
NOT_NEWER_FIRST = "--not-newer-first"


def main(words: list[str]) -> None:
    """``words`` are the command and its options, as after ``manage.py``.

    ``--up-to-date-first`` before them brings the database up to this version, or in
    production, where a backup comes first, says what to do and ends with status 1.
    ``--not-newer-first`` ends with status 1 when a newer version has used the database.
    """
    first = {UP_TO_DATE_FIRST: bring_up_to_date, NOT_NEWER_FIRST: refuse_newer_database}
    if words and words[0] in first:
        django.setup()
        first[words[0]]()
        words = words[1:]
    execute_from_command_line(["oneplan manage", *words])


def bring_up_to_date() -> None:
    """Apply pending migrations and load the built-in areas and lists; refused in production."""
    if not has_pending_migrations():
        return
    if read_env().mode == "production":
        sys.exit(
            "ฐานข้อมูลยังไม่ตรงกับรุ่นของโปรแกรม สั่ง: oneplan backup แล้ว oneplan manage migrate\n"
            "The database is older than this version. "
            "Run: oneplan backup, then: oneplan manage migrate"
        )
    call_command("migrate", interactive=False, verbosity=0)
    call_command("reference", verbosity=0)


def refuse_newer_database() -> None:
    """Older code on a newer database would lose what it does not know."""
    loader = MigrationLoader(connections[DEFAULT_DB_ALIAS])
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations))
    ours = [f"{app}.{name}" for app, name in unknown if apps.is_installed(f"oneplan.{app}")]
    if ours:
        sys.exit(
            "ฐานข้อมูลนี้มาจากโปรแกรมรุ่นใหม่กว่า ให้ปรับรุ่นโปรแกรมก่อน\n"
            f"This database comes from a newer version ({', '.join(ours)}). "
            "Upgrade OnePlan first."
        )


def has_pending_migrations() -> bool:
    """Does the database lack a migration this version brings?"""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


if __name__ == "__main__":
    main(sys.argv[1:])
