"""The files the example is told from hold together before anything is built."""

import datetime as dt

import pytest

from oneplan.demo.stories import DOINGS
from oneplan.demo.words import asks, lands, story, story_names, table, words_for

SLOTS = {name: name for name in ("village", "stream", "pond", "crop", "sight", "river")}


def test_every_ask_fills_in_with_the_words_of_a_place() -> None:
    for ask in asks():
        for telling in (*ask.wording, ask.place, ask.work):
            assert "{" not in telling.format(**SLOTS)
        assert ask.quantity[0] <= ask.quantity[1]
        assert 1 <= ask.months[0] <= ask.months[1] <= 12


def test_every_district_has_something_to_ask_for() -> None:
    for land in lands().values():
        assert len([ask for ask in asks() if ask.lands & land.lands]) >= 20


def test_every_approach_of_an_ask_has_its_project() -> None:
    assert {ask.approach for ask in asks()} <= {row["approach"] for row in table("projects")}
    assert {ask.by for ask in asks()} - {"lao"} <= {row["code"] for row in table("agencies")}


@pytest.mark.parametrize("name", story_names())
def test_a_story_goes_on_in_time_with_known_acts_and_a_known_cast(name: str) -> None:
    cast = {row["key"] for row in table("cast")}
    known: set[str] = set()
    begun: dict[str, dt.date] = {}
    for act in story(name)["act"]:
        assert act["do"] in DOINGS
        assert act["by"] in cast
        for word in ("what", "into", "from", "at", "beside"):
            named = act.get(word, [])
            for each in [named] if isinstance(named, str) else named:
                assert each in known, (name, act["do"], each)
                assert begun[each] <= act["on"]
        if "as" in act:
            known.add(act["as"])
            begun[act["as"]] = act["on"]


def test_names_of_the_cast_are_made_up_and_held_once() -> None:
    names = [row["name"] for row in table("cast")]
    assert len(names) == len(set(names))
    assert all(any(word in name for word in ("สมมติ", "จำลอง", "ตัวอย่าง")) for name in names)


def test_people_who_may_be_tried_say_what_can_be_tried() -> None:
    for row in table("cast"):
        assert bool(row["account"]) == bool(row["try_th"]) == bool(row["try_en"])


def test_word_lists_are_there_for_every_slot_that_draws_from_them() -> None:
    for slot in ("stream", "pond", "asker", "ending"):
        assert len(words_for(slot)) >= 5
