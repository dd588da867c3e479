"""The environment is read once, typed, and every refusal says how to mend it."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from oneplan.config.env import Env, database_settings, parse_env

LONG_KEY = "k" * 50
PRODUCTION = {
    "ONEPLAN_ENV": "production",
    "ONEPLAN_SECRET_KEY": LONG_KEY,
    "ONEPLAN_ALLOWED_HOSTS": "plan.example.go.th, www.plan.example.go.th",
}


def read(clone: Path, **variables: str) -> Env:
    return parse_env(variables, clone=clone)


def test_nothing_set_means_a_dev_installation_inside_the_clone(tmp_path: Path) -> None:
    env = read(tmp_path)

    assert (env.mode, env.home, env.port, env.workers) == ("dev", tmp_path / "var", 8000, 2)
    assert env.port_is_wish
    assert env.host == "127.0.0.1"
    assert env.database is None
    assert env.test_database == "test_oneplan"


def test_the_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_secrets_do_not_show_when_the_settings_are_printed(tmp_path: Path) -> None:
    env = read(tmp_path, ONEPLAN_SECRET_KEY="hush-hush", DATABASE_URL="postgresql://u:pw@h/d")

    assert "hush-hush" not in repr(env)
    assert "pw@" not in repr(env)


def test_production_with_everything_given_is_accepted(tmp_path: Path) -> None:
    env = read(tmp_path, **PRODUCTION)

    assert env.allowed_hosts == ("plan.example.go.th", "www.plan.example.go.th")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("missing", ["ONEPLAN_SECRET_KEY", "ONEPLAN_ALLOWED_HOSTS"])
def test_production_names_what_is_missing(tmp_path: Path, missing: str) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=missing):
        read(tmp_path, **given)


def test_production_refuses_a_short_key(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="at least 50"):
        read(tmp_path, **(PRODUCTION | {"ONEPLAN_SECRET_KEY": "k" * 49}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONEPLAN_ENV", "prod"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "๘๐๐๐"),
        ("ONEPLAN_WORKERS", "-1"),
        ("DATABASE_URL", "postgresql://user@host/"),
        ("DATABASE_URL", "mysql://user@host/db"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        read(tmp_path, **{name: value})


def test_a_port_somebody_named_is_not_exchanged_for_another(tmp_path: Path) -> None:
    assert not read(tmp_path, PORT="9000").port_is_wish


def test_a_database_address_becomes_djangos_settings() -> None:
    found = database_settings("postgresql://ann:p%40ss@db.example:5433/plan?sslmode=require")

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "plan",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_folder_with_a_space_survives() -> None:
    assert database_settings("postgresql://u@/d?host=%2Ftmp%2Fa%20b")["HOST"] == "/tmp/a b"


def test_each_test_run_may_have_a_database_of_its_own(tmp_path: Path) -> None:
    assert read(tmp_path, ONEPLAN_TEST_DB="blue").test_database == "test_oneplan_blue"


@pytest.mark.parametrize(
    ("url", "host", "port", "security"),
    [
        ("smtp://mail.example.go.th", "mail.example.go.th", 25, ""),
        ("smtp+starttls://u:p%40ss@mail.example.go.th", "mail.example.go.th", 587, "starttls"),
        ("smtps://mail.example.go.th:4650", "mail.example.go.th", 4650, "tls"),
    ],
)
def test_a_mail_server_is_one_address(
    tmp_path: Path, url: str, host: str, port: int, security: str
) -> None:
    env = read(tmp_path, ONEPLAN_SMTP_URL=url, ONEPLAN_MAIL_FROM="plan@example.go.th")
    assert env.mail is not None
    assert (env.mail.host, env.mail.port, env.mail.security) == (host, port, security)
    assert env.mail.password in ("", "p@ss")
    assert "p@ss" not in repr(env)


@pytest.mark.parametrize("url", ["mail.example.go.th", "http://mail", "smtp://"])
def test_a_mail_server_that_cannot_be_read_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ONEPLAN_SMTP_URL"):
        read(tmp_path, ONEPLAN_SMTP_URL=url, ONEPLAN_MAIL_FROM="plan@example.go.th")


def test_a_mail_server_needs_an_address_mail_comes_from(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="ONEPLAN_MAIL_FROM"):
        read(tmp_path, ONEPLAN_SMTP_URL="smtp://mail.example.go.th")
