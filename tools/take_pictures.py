"""``make pictures``: takes the documentation's pictures, from a server of its own if none is named.

The server gets a home of its own (``var/pictures``), so that it shows the example province as it is
built and nothing somebody tried out; it is ended and its database stopped whatever happens.  The
province is built on the first time (minutes) and kept for the next.
"""

# ruff: noqa: S603 - the commands are our own

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "pictures"
ONEPLAN = [sys.executable, "-m", "oneplan.config.cli"]
TEST = [sys.executable, "-m", "pytest", "tests/browser/test_pictures.py", "-q", "-p", "no:randomly"]
SECONDS_TO_FIRST_ANSWER = 240


def main(address: str) -> int:
    if address:
        return take(address)
    with own_server() as found:
        return take(found)


def take(address: str) -> int:
    """Let the test write the pictures of the server at ``address``; its status."""
    environment = {**os.environ, "ONEPLAN_ENV": "test", "ONEPLAN_PICTURES": address.rstrip("/")}
    return subprocess.run([*TEST, "-n", "0"], cwd=ROOT, env=environment).returncode


@contextmanager
def own_server() -> Iterator[str]:
    """Address of a server with the whole example province, as long as it is needed."""
    environment = {**os.environ, "ONEPLAN_HOME": str(HOME)}
    HOME.mkdir(parents=True, exist_ok=True)
    # Its web files are those of today, not of the day it was made.
    subprocess.run([*ONEPLAN, "setup"], cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen([*ONEPLAN, "serve"], cwd=ROOT, env=environment)
    try:
        address = answering(server)
        subprocess.run([*ONEPLAN, "demo"], cwd=ROOT, env=environment, check=True)
        yield address
    finally:
        server.terminate()
        server.wait()
        subprocess.run([*ONEPLAN, "stop"], cwd=ROOT, env=environment, check=False)


def answering(server: subprocess.Popen[bytes]) -> str:
    """The address the server wrote down, once it answers there."""
    note = HOME / "serve.json"
    deadline = time.monotonic() + SECONDS_TO_FIRST_ANSWER
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit("The server ended while starting; its words are above.")
        time.sleep(0.5)
        try:
            address = str(json.loads(note.read_text(encoding="utf-8"))["address"])
            with urllib.request.urlopen(f"{address}healthz", timeout=10):  # noqa: S310 - our own
                return address
        except (OSError, ValueError, KeyError):
            continue
    raise SystemExit(f"The server gave no answer within {SECONDS_TO_FIRST_ANSWER} s.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
