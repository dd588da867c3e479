"""Homes for launcher tests: open to the account PostgreSQL runs as, and gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneplan.config.launcher.cluster import Cluster


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home.  pytest's own folders are closed to the account root lends."""
    folder = Path(tempfile.mkdtemp(prefix="oneplan home "))
    folder.chmod(0o755)
    yield folder
    for cluster_home in (folder, folder / "test"):
        if cluster_home.is_dir():
            Cluster.at_home(cluster_home).stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """One running cluster for the tests of a module that leave it running."""
    folder = Path(tempfile.mkdtemp(prefix="oneplan-"))
    folder.chmod(0o755)
    cluster = Cluster.at_home(folder, is_throwaway=True)
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder)
