"""The API exercised from its own description: whatever it allows to be sent, nothing breaks.

Every call is made as the public, as several posts and as a program with a token, with keys of
real records among the invented ones.  Each answer is one its description names, and looks as it
says.  Nothing a reader gets holds the mark of a record outside their circle.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from oneplan.api.models import Token
from tests.api.programs import token_for
from tests.architecture.every_record import MARK, READERS, VILLAGE, World, build_world
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 2
"""Calls of each kind by each asker; raise it by hand for a long night."""
ASKERS = ("anonymous", "stranger", "charlie", "strategist", "token", "district_officer")
SAFE = ("GET",)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


class Asker:
    """Who calls: nobody, a browser of a post, or a program of the owner's post."""

    def __init__(self, name: str, world: World) -> None:
        self.name = name
        self.reads_as = "district_officer" if name == "token" else name
        self.headers: dict[str, str] = {"Accept-Encoding": "identity"}
        if name == "token":
            _token, secret = token_for(world.cast.district_officer)
            self.headers["Authorization"] = f"Bearer {secret}"
        elif name != "anonymous":
            client = signed_in(world.cast.posts()[name])
            cookies = {each: client.cookies[each].value for each in client.cookies}
            cookies["csrftoken"] = "a" * 32
            self.headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in cookies.items())
            self.headers["X-CSRFToken"] = "a" * 32


def known_values(world: World) -> dict[str, list[Any]]:
    """Values by the name of what asks for them: with them a call is about something."""
    keys = [str(subject.pk) for subject in world.records.values()]
    numbers = [subject.public_no for subject in world.records.values()]
    others = [world.verdict, world.job, world.referral, world.indicator, *world.papers.values()]
    bodies = [world.cast.pao.code, world.cast.district.code, world.cast.cluster.code]
    return {
        "pk": [*keys, *(str(key) for key in others)],
        "subject_id": keys,
        "number": numbers,
        "into": numbers,
        "answers": [[number] for number in numbers],
        "needs": [[number] for number in numbers],
        "code": ["67", VILLAGE, "plan_types", "R1", *bodies],
        "area_code": [VILLAGE, "67"],
        "area": [VILLAGE, "67"],
        "places": [[VILLAGE], []],
        "to": [*bodies, "public", "circulated"],
        "body": bodies,
        "fiscal_year": ["2571", "2572"],
    }


def told_apart(case: schemathesis.Case, known: dict[str, list[Any]], chance: random.Random) -> None:
    """Put known values in the place of most invented ones."""
    for part in (case.path_parameters, case.query, case.body):
        if not isinstance(part, dict):
            continue
        for name in part:
            if name in known and chance.random() < 0.8:
                value = chance.choice(known[name])
                is_number = isinstance(part[name], int) and str(value).isdigit()
                part[name] = int(value) if is_number else value


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request by WSGI would end the connection the world was built on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def description(one_connection: None) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.mark.parametrize("name", ASKERS)
def test_nothing_the_description_allows_breaks_or_leaks(
    world: World, description: Any, name: str
) -> None:
    asker, known = Asker(name, world), known_values(world)
    called: set[str] = set()
    for result in description.get_all_operations():
        operation = result.ok()
        with transaction.atomic():
            _exercise(operation, asker, known)
            transaction.set_rollback(True)
        called.add(operation.label)
    assert len(called) > 70


def _exercise(operation: Any, asker: Asker, known: dict[str, list[Any]]) -> None:
    @seed(len(operation.label) + len(asker.name))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), number=st.integers(0, 2**32))
    def ask(case: schemathesis.Case, number: int) -> None:
        told_apart(case, known, random.Random(number))
        Token.objects.update(calls=0)
        answer = case.call(headers=asker.headers)
        case.validate_response(answer, checks=CHECKS)
        words = answer.content.decode("utf-8", "replace")
        is_told = case.method.upper() in SAFE
        leaked = {m.group(0) for m in MARK.finditer(words) if asker.reads_as not in READERS[m[2]]}
        assert not leaked or not is_told, f"{asker.name} {case.formatted_path}: {leaked}"
        assert "ผู้เข้าร่วม" not in words

    ask()


def test_a_body_of_known_values_is_put_into_a_case() -> None:
    case = type("Case", (), {"path_parameters": {"pk": "x"}, "query": None, "body": {"to": "y"}})()
    told_apart(case, {"pk": [str(UUID(int=1))], "to": ["67"]}, random.Random(1))
    assert case.path_parameters == {"pk": str(UUID(int=1))}
