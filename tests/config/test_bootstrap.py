"""The bootstrap's own decisions; the whole of it runs whenever ``make test`` does."""

import base64
import hashlib
import http.server
import importlib.util
import stat
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHEEL = b"not really a wheel"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, away from this clone and from the machine's own settings."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TOOLS", tmp_path / "tools")
    for variable in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    return module


@pytest.fixture
def index(bootstrap: ModuleType) -> Iterator[str]:
    """A package index of one page and one file, behind a name and a password."""
    name, _digest = bootstrap.uv_wheel()

    class Index(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            secret = base64.b64encode(b"me:p@ss").decode()
            if self.headers["Authorization"] != f"Basic {secret}":
                self.send_error(401)
                return
            page = f'<a href="old.whl">old</a><a href="../../files/{name}#sha256=0">uv</a>'
            self.send_response(200)
            self.end_headers()
            self.wfile.write(WHEEL if self.path == f"/files/{name}" else page.encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://me:p%40ss@127.0.0.1:{server.server_port}/simple"
    server.shutdown()
    server.server_close()


def test_a_configured_index_is_honoured_in_order(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://conf.example/simple\n")
    assert bootstrap.package_index() == "https://conf.example/simple"

    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example/simple")
    assert bootstrap.package_index() == "https://pip.example/simple"

    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example/simple")
    assert bootstrap.package_index() == "https://uv.example/simple"


def test_without_pip_uv_comes_from_the_index_by_hand(
    bootstrap: ModuleType, index: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name, _ = bootstrap.uv_wheel()
    monkeypatch.setenv("PIP_INDEX_URL", index)
    monkeypatch.setattr(bootstrap.sys, "executable", "/bin/false")
    digest = hashlib.sha256(WHEEL).hexdigest()
    monkeypatch.setattr(bootstrap, "uv_wheel", lambda: (name, digest))

    assert bootstrap.fetch_uv(tmp_path, {}).read_bytes() == WHEEL


def test_a_uv_that_is_not_the_pinned_one_is_refused(
    bootstrap: ModuleType, index: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", index)
    monkeypatch.setattr(bootstrap.sys, "executable", "/bin/false")

    with pytest.raises(bootstrap.Trouble, match="Do not go on"):
        bootstrap.fetch_uv(tmp_path, {})


def test_an_unreachable_index_is_told_with_remedies(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.time, "sleep", lambda _seconds: None)

    with pytest.raises(bootstrap.Trouble, match="PIP_INDEX_URL"):
        bootstrap.get("http://127.0.0.1:9/simple/uv/")


def test_the_program_inside_the_wheel_becomes_runnable(
    bootstrap: ModuleType, tmp_path: Path
) -> None:
    wheel = tmp_path / "uv.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uv-1.data/scripts/uvx", b"other")
        archive.writestr("uv-1.data/scripts/uv", b"program")

    bootstrap.unpack_uv(wheel, tmp_path / "tools" / "uv")

    assert (tmp_path / "tools" / "uv").read_bytes() == b"program"
    assert (tmp_path / "tools" / "uv").stat().st_mode & stat.S_IXUSR


def test_an_account_without_a_home_keeps_its_caches_in_the_clone(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setattr(bootstrap, "CLONE", tmp_path)

    told = bootstrap.environment_for_children()

    assert told["UV_CACHE_DIR"] == str(tmp_path / "var" / "cache" / "uv")
    assert told["UV_PYTHON_DOWNLOADS"] == "never"
    assert told["NODE_USE_SYSTEM_CA"] == "1"


def test_another_python_or_folder_asks_for_a_new_environment(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks, place = bootstrap.packages_mark()

    monkeypatch.setattr(bootstrap.sys, "version", "4.0")
    assert bootstrap.packages_mark()[0] == locks
    assert bootstrap.packages_mark()[1] != place

    monkeypatch.setenv("ONEPLAN_ENV", "production")
    assert bootstrap.packages_mark()[0] != locks
