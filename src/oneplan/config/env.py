"""The only reader of environment variables: typed, checked at start, the fix in each message."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Mode = Literal["dev", "test", "production"]

CLONE = Path(__file__).resolve().parents[3]
"""The folder that holds ``src/``, ``node_modules/`` and, unless moved, ``var/``."""

LINE_API = "https://api.line.me"
SMTP_PORTS: dict[str, tuple[Literal["", "starttls", "tls"], int]] = {
    "smtp": ("", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}

_TEST_KEY = "a fixed key that protects nothing: tests only"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed over: ``smtp`` plain, ``smtp+starttls`` or ``smtps``."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    security: Literal["", "starttls", "tls"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """What this installation was told from outside.  Reading it never starts anything."""

    mode: Mode
    """``dev`` shows errors, ``test`` is for pytest, ``production`` refuses unsafe values."""
    clone: Path
    home: Path
    """Everything this installation keeps: database, files, fonts, logs, process ids."""
    host: str
    """Address the web server listens on; only this machine unless told otherwise."""
    port: int
    port_is_wish: bool
    """True when ``PORT`` was not given, so that the next free port may be taken instead."""
    workers: int
    """Web server processes."""
    secret_key: str = field(repr=False)
    allowed_hosts: tuple[str, ...]
    database_url: str | None = field(repr=False)
    database: dict[str, Any] | None = field(repr=False)
    """``database_url`` as Django's ``DATABASES["default"]``; ``None`` when no URL was given."""
    real_data: Path
    """Where real published data may lie; it may be missing, and is never copied."""
    test_database: str
    """Name of the database tests build and drop."""
    public_address: str
    """How people reach this installation, without a slash at the end; begins links in mail."""
    mail: MailServer | None
    """``None`` when no mail server was given: then nothing is sent."""
    mail_from: str
    line_token: str = field(repr=False)
    line_secret: str = field(repr=False)
    line_api: str
    variables: Mapping[str, str] = field(repr=False)
    """The environment itself, to hand on to child processes."""


@cache
def read_env() -> Env:
    """Read the process environment once.

    Raises ``ImproperlyConfigured`` with the remedy when a value is missing or wrong.
    """
    return parse_env(os.environ)


def settings_module(mode: Mode) -> str:
    """Dotted name of the settings that go with ``mode``."""
    return f"oneplan.config.settings.{mode}"


def parse_env(variables: Mapping[str, str], *, clone: Path = CLONE) -> Env:
    """Turn variables into an ``Env``; in dev mode this creates the secret key file once."""
    mode = _mode(variables)
    home = Path(variables.get("ONEPLAN_HOME") or clone / "var").expanduser().absolute()
    url = variables.get("DATABASE_URL") or None
    return Env(
        mode=mode,
        clone=clone,
        home=home,
        host=variables.get("ONEPLAN_HOST") or "127.0.0.1",
        port=_whole_number(variables, "PORT", default=8000, lowest=1, highest=65535),
        port_is_wish=not variables.get("PORT"),
        workers=_whole_number(variables, "ONEPLAN_WORKERS", default=2, lowest=1, highest=64),
        secret_key=_secret_key(variables, mode=mode, home=home),
        allowed_hosts=_allowed_hosts(variables, mode=mode),
        database_url=url,
        database=database_settings(url) if url else None,
        real_data=Path(
            variables.get("ONEPLAN_REAL_DATA") or clone.parent / "shared" / "data"
        ).expanduser(),
        test_database=_test_database(variables),
        public_address=(variables.get("ONEPLAN_ADDRESS") or "").rstrip("/"),
        mail=_mail_server(variables),
        mail_from=variables.get("ONEPLAN_MAIL_FROM") or "",
        line_token=variables.get("ONEPLAN_LINE_TOKEN") or "",
        line_secret=variables.get("ONEPLAN_LINE_SECRET") or "",
        line_api=(variables.get("ONEPLAN_LINE_API") or LINE_API).rstrip("/"),
        variables=dict(variables),
    )


def database_settings(url: str) -> dict[str, Any]:
    """Turn a libpq URL or ``key=value`` string into Django's ``DATABASES["default"]``."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read as a PostgreSQL address "
            f"({str(error).strip()}). Write it like postgresql://user@host:5432/oneplan "
            "or postgresql://user@/oneplan?host=/folder/of/the/socket."
        ) from None
    named = {
        "NAME": parts.pop("dbname", None),
        "USER": parts.pop("user", None),
        "PASSWORD": parts.pop("password", None),
        "HOST": parts.pop("host", None),
        "PORT": parts.pop("port", None),
    }
    if not named["NAME"]:
        raise ImproperlyConfigured(
            "DATABASE_URL names no database. Add it after the last slash: "
            "postgresql://user@host/oneplan."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{key: str(value) if value else "" for key, value in named.items()},
        "OPTIONS": {key: value for key, value in parts.items() if value is not None},
    }


def _mode(variables: Mapping[str, str]) -> Mode:
    word = variables.get("ONEPLAN_ENV") or "dev"
    for mode in get_args(Mode):
        if word == mode:
            return mode  # type: ignore[no-any-return]
    raise ImproperlyConfigured(
        f"ONEPLAN_ENV is {word!r}. Set it to dev, test or production, or leave it out for dev."
    )


def _whole_number(
    variables: Mapping[str, str], name: str, *, default: int, lowest: int, highest: int
) -> int:
    word = variables.get(name) or str(default)
    if not (word.isascii() and word.isdigit() and lowest <= int(word) <= highest):
        raise ImproperlyConfigured(
            f"{name} is {word!r}. Set it to a whole number from {lowest} to {highest}, "
            f"or leave it out for {default}."
        )
    return int(word)


def _allowed_hosts(variables: Mapping[str, str], *, mode: Mode) -> tuple[str, ...]:
    words = variables.get("ONEPLAN_ALLOWED_HOSTS", "").split(",")
    hosts = tuple(word.strip() for word in words if word.strip())
    if hosts or mode != "production":
        return hosts or ("*",)
    raise ImproperlyConfigured(
        "Production needs ONEPLAN_ALLOWED_HOSTS: the names people type to reach this "
        "installation, with commas between, for example plan.example.go.th."
    )


def _secret_key(variables: Mapping[str, str], *, mode: Mode, home: Path) -> str:
    given = variables.get("ONEPLAN_SECRET_KEY")
    if given and (mode != "production" or len(given) >= 50):
        return given
    if mode == "production":
        raise ImproperlyConfigured(
            "Production needs ONEPLAN_SECRET_KEY of at least 50 characters. Make one with: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(50))" and keep it secret '
            "and the same over restarts."
        )
    return _TEST_KEY if mode == "test" else _kept_secret_key(home / "secret_key")


def _kept_secret_key(path: Path) -> str:
    """Read the key file, made on first use for its owner's eyes only.

    Two processes may start at the same moment: the key is written under another
    name and linked into place, so that whoever comes second reads the first one's.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"secret_key.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    try:
        return path.read_text(encoding="ascii").strip()
    except PermissionError:
        raise ImproperlyConfigured(
            f"{path} belongs to somebody else. Run as that user, or set ONEPLAN_HOME "
            "to a folder of your own."
        ) from None


def _mail_server(variables: Mapping[str, str]) -> MailServer | None:
    url = variables.get("ONEPLAN_SMTP_URL") or ""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "ONEPLAN_SMTP_URL cannot be read. Write it like "
            "smtp+starttls://user:password@mail.example.go.th:587, with smtp://, "
            "smtp+starttls:// or smtps:// in front."
        )
    if not variables.get("ONEPLAN_MAIL_FROM"):
        raise ImproperlyConfigured(
            "ONEPLAN_SMTP_URL needs ONEPLAN_MAIL_FROM beside it: the address mail comes from."
        )
    security, port = SMTP_PORTS[parts.scheme]
    return MailServer(
        host=parts.hostname,
        port=parts.port or port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        security=security,
    )


def _test_database(variables: Mapping[str, str]) -> str:
    suffix = variables.get("ONEPLAN_TEST_DB", "")
    return f"test_oneplan_{suffix}" if suffix else "test_oneplan"
