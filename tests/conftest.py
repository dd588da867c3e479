"""What every test may rely on.  The database starts with the first test that asks for one."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import connection, connections
from django.utils import translation

from oneplan.config.env import database_settings, read_env
from oneplan.config.launcher.catalogue import compile_all
from oneplan.config.launcher.cluster import Cluster
from oneplan.config.launcher.database import database_in_use
from tests.migrated import migrated_database


def pytest_configure() -> None:
    """Pages are tested in Thai, so the wording is compiled before anything is drawn."""
    compile_all()


@pytest.fixture(autouse=True)
def thai_first() -> Iterator[None]:
    """Each test begins in Thai, whatever language the one before it asked for."""
    with translation.override("th"):
        yield


@pytest.fixture(scope="session")
def database_address() -> Iterator[str]:
    """The server tests may use: ``DATABASE_URL``, or a throwaway cluster beside the real one."""
    env = read_env()
    if env.database_url:
        yield env.database_url
        return
    with database_in_use(Cluster.at_home(env.home / "test", is_throwaway=True)) as url:
        yield url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, database_address: str) -> None:
    """Point Django at that server, with a database name of this run's and this worker's own.

    On our own cluster it is copied from one that was migrated once; on a server that was given
    nothing is left behind, so every run migrates.
    """
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    name = f"{read_env().test_database}_{worker}" if worker else read_env().test_database
    wanted = connections.databases["default"]
    wanted |= database_settings(database_address)
    wanted["TEST"] = {**wanted.get("TEST", {}), "NAME": name}
    if not read_env().database_url:
        wanted["TEST"] |= {"TEMPLATE": migrated_database(database_address), "MIGRATE": False}


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """End what a browser's server left connected, so that the test database can be dropped."""
    yield
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
