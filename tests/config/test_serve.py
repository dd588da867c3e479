"""Serving: a port, one server per home, an answer before the address is printed."""

import http.server
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oneplan.config.env import Env, parse_env
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import Remembered, Running
from oneplan.config.launcher.serve import answers, box, claimed_port, only_server


@pytest.fixture
def env(tmp_path: Path) -> Env:
    return parse_env({"ONEPLAN_ENV": "test"}, clone=tmp_path)


@pytest.fixture(autouse=True)
def claims_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield busy.getsockname()[1]


def test_a_taken_port_is_passed_over_when_nobody_named_it(env: Env, taken: int) -> None:
    with claimed_port(replace(env, port=taken, port_is_wish=True)) as port:
        assert port > taken


def test_a_taken_port_somebody_named_is_refused(env: Env, taken: int) -> None:
    named = replace(env, port=taken, port_is_wish=False)

    for given, wished in ((named, None), (env, taken)):
        refused = pytest.raises(LaunchProblem, match=f"Port {taken} is taken")
        with refused, claimed_port(given, wished=wished):
            pass


def test_two_starts_at_once_never_share_a_port(env: Env) -> None:
    with claimed_port(env) as first, claimed_port(env) as second:
        assert first != second

    with claimed_port(env) as again:
        assert again == first


def test_what_happens_while_serving_is_not_taken_for_a_taken_port(env: Env) -> None:
    with pytest.raises(LaunchProblem, match="the web server ended"), claimed_port(env):
        raise LaunchProblem("the web server ended")


def test_one_home_has_one_server_and_the_second_is_told_where(env: Env) -> None:
    with only_server(env):
        me = Remembered.of(os.getpid())
        note = Running(address="http://localhost:8123/", server=me, children=())
        note.write(env.home / "serve.json")
        with pytest.raises(LaunchProblem, match="http://localhost:8123/"), only_server(env):
            pass


class Page(http.server.BaseHTTPRequestHandler):
    """Answers /healthz to those who ask as the proxy would."""

    def do_GET(self) -> None:
        good = self.path == "/healthz" and self.headers["Host"] == "plan.example"
        self.send_response(200 if good and self.headers["X-Forwarded-Proto"] == "https" else 500)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def test_the_server_is_up_when_healthz_answers(env: Env, taken: int) -> None:
    page = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=page.serve_forever, daemon=True).start()
    env = replace(env, allowed_hosts=("plan.example",))

    assert answers(env, page.server_port)
    assert not answers(replace(env, allowed_hosts=("other.example",)), page.server_port)

    page.shutdown()
    page.server_close()
    assert not answers(env, page.server_port)


def test_the_address_stands_out_in_thai_and_english() -> None:
    assert "http://localhost:8000/" in box("http://localhost:8000/")
    assert "เปิดในเบราว์เซอร์" in box("x")
