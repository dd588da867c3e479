"""Files and addresses, within limits."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from oneplan.areas import fetching
from oneplan.areas.fetching import fetch, named_files
from oneplan.core.errors import Refusal

REDIRECTS = {"/disk": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1:9/list.csv"}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/list.csv":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"code,name_th\n")
        else:
            self.send_error(404)

    def log_message(self, *_args: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_gives_its_bytes(site: str) -> None:
    assert fetch(f"{site}/list.csv") == b"code,name_th\n"


@pytest.mark.parametrize("address", ["ftp://example.org/a.csv", "file:///etc/hostname"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(Refusal) as refusal:
        named_files(address)
    assert refusal.value.code == "areas.address_refused"


def test_an_address_cannot_lead_to_anything_but_the_web(site: str) -> None:
    for path in REDIRECTS:
        with pytest.raises(Refusal):
            fetch(site + path)
    with pytest.raises(Refusal) as refusal:
        fetch(f"{site}/ftp")
    assert refusal.value.code == "areas.address_refused"


def test_a_missing_page_and_a_silent_address_are_refused_with_their_reason(site: str) -> None:
    for address in (f"{site}/nothing", "http://127.0.0.1:9/list.csv"):
        with pytest.raises(Refusal) as refusal:
            fetch(address)
        assert refusal.value.code == "areas.address_unreachable"
        assert refusal.value.facts["reason"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(fetching, "LARGEST", 10)

    with pytest.raises(Refusal) as refusal:
        fetch(str(path))

    assert refusal.value.code == "areas.file_too_large"


def test_a_path_that_is_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        named_files(tmp_path / "nothing.csv")
    assert refusal.value.code == "areas.file_missing"
