"""What a need must say, decidable with paper and pencil."""

from oneplan.core.errors import Refusal

LONGEST = 2_000


def check_wording(wording: str) -> None:
    """A need is told in the people's own words, neither empty nor a whole report."""
    if not wording.strip():
        raise Refusal("needs.wording_is_missing")
    if len(wording) > LONGEST:
        raise Refusal("needs.wording_is_long", length=len(wording), longest=LONGEST)


def check_counts(*, people: int | None, households: int | None) -> None:
    """Counts are whole and no household is empty."""
    if people is not None and households is not None and households > people:
        raise Refusal("needs.more_households_than_people", people=people, households=households)


def check_place(area_code: str, prefixes: tuple[str, ...]) -> None:
    """A post writes down what people ask for in the area it reaches, and nowhere else."""
    if not any(area_code.startswith(prefix) for prefix in prefixes):
        raise Refusal("needs.place_out_of_reach")
