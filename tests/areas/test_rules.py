"""Area codes by paper and pencil."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.areas.rules import (
    check_code,
    codes_around,
    full_name,
    is_code,
    is_within,
    kind_of,
    longest_common_prefix,
    parent_code,
)
from oneplan.core.errors import Refusal

two = st.integers(1, 99).map("{:02}".format)
provinces = st.integers(10, 96).map(str)
codes = st.one_of(
    provinces,
    st.builds(str.__add__, provinces, two),
    st.builds("{}{}{}".format, provinces, two, two),
    st.builds("{}{}{}{}".format, provinces, two, two, two),
    st.builds("{}{}{}C{}".format, provinces, two, two, two),
)


@pytest.mark.parametrize(
    ("code", "kind", "parent"),
    [
        ("67", "province", None),
        ("6701", "district", "67"),
        ("670101", "subdistrict", "6701"),
        ("67010102", "village", "670101"),
        ("670101C02", "community", "670101"),
    ],
)
def test_a_code_says_its_kind_and_what_lies_around_it(
    code: str, kind: str, parent: str | None
) -> None:
    assert (kind_of(code), parent_code(code)) == (kind, parent)


@pytest.mark.parametrize(
    "text", ["", "6", "670", "07", "6701O1", "670101C", "๖๗", "67 ", "6701010203"]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    assert not is_code(text)
    with pytest.raises(Refusal) as refusal:
        check_code(text)
    assert refusal.value.code == "areas.code_unreadable"


def test_a_common_area_is_found_only_at_whole_steps_of_the_code() -> None:
    assert longest_common_prefix(["670101", "670111"]) == "6701"
    assert longest_common_prefix(["6701", "6711"]) == "67"


def test_places_of_two_provinces_share_no_area() -> None:
    assert longest_common_prefix(["6701", "6501"]) == ""
    assert longest_common_prefix([]) == ""


def test_a_community_and_a_village_meet_in_their_subdistrict() -> None:
    assert longest_common_prefix(["670101C01", "67010101"]) == "670101"


def test_a_village_does_not_hold_the_community_with_a_longer_code() -> None:
    assert not is_within("670101C01", "67010101")


def test_bangkok_is_neither_a_province_nor_made_of_amphoe() -> None:
    assert full_name("10", "กรุงเทพมหานคร") == "กรุงเทพมหานคร"
    assert full_name("1002", "ดุสิต") == "เขตดุสิต"
    assert full_name("100201", "ดุสิต") == "แขวงดุสิต"
    assert full_name("6703", "หล่มสัก") == "อำเภอหล่มสัก"


@given(st.lists(codes, min_size=1, max_size=5))
def test_every_place_lies_within_the_common_area_and_in_no_smaller_one(places: list[str]) -> None:
    common = longest_common_prefix(places)

    assert all(is_within(place, common) for place in places)
    smaller = set.intersection(*({*codes_around(place)} for place in places))
    assert (common or None) == max(smaller, key=len, default=None)


@given(codes)
def test_the_chain_of_a_code_climbs_parent_by_parent(code: str) -> None:
    chain = codes_around(code)

    assert [parent_code(each) for each in chain] == [None, *chain[:-1]]
