"""Getting the bytes of a list of areas from a file or an http(s) address, within limits."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from oneplan.core.errors import Refusal

LARGEST = 64 * 1024 * 1024
TIMEOUT = 30
SUFFIXES = (".csv", ".json", ".geojson")


def named_files(source: str | Path) -> list[str]:
    """What ``source`` stands for: an address or file itself, or the lists in a folder.

    Raises ``Refusal`` when there is no such file, or the address is not http(s).
    """
    text = str(source)
    if "://" in text:
        if urlsplit(text).scheme not in ("http", "https"):
            raise Refusal("areas.address_refused", value=text)
        return [text]
    path = Path(source)
    if path.is_dir():
        return sorted(str(each) for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
    if not path.is_file():
        raise Refusal("areas.file_missing", value=text)
    return [text]


def fetch(source: str) -> bytes:
    """The bytes of one file or address.

    Raises ``Refusal`` over ``LARGEST`` bytes or when an address does not answer in time.
    """
    data = _download(source) if "://" in source else _read(Path(source))
    if len(data) > LARGEST:
        raise Refusal("areas.file_too_large", limit_mb=LARGEST // 1024**2)
    return data


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


class _OnlyWeb(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http(s) only: never to a file of this machine."""

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req, fp, code, msg, headers, newurl
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            fp.close()
            raise Refusal("areas.address_refused", value=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _download(address: str) -> bytes:
    opener = urllib.request.build_opener(_OnlyWeb)
    try:
        with opener.open(address, timeout=TIMEOUT) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as problem:
        problem.close()
        reason = f"{problem.code} {problem.reason}"
        raise Refusal("areas.address_unreachable", value=address, reason=reason) from problem
    except (urllib.error.URLError, TimeoutError, OSError, ValueError) as problem:
        cause = getattr(problem, "reason", problem)
        raise Refusal("areas.address_unreachable", value=address, reason=str(cause)) from problem
    return data
