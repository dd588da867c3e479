from pathlib import Path

import pytest

from oneplan.documents.render.printing import Format
from oneplan.publishing.official_forms import ANNUAL_LIST, FORMS, PROJECT_BRIEF, render
from tests.publishing.made_up import annual_list, briefs


def test_forms_are_known_by_their_official_codes() -> None:
    assert FORMS == {"จ.2": ANNUAL_LIST, "จ.1-1": PROJECT_BRIEF}


@pytest.mark.parametrize("output", list(Format))
@pytest.mark.parametrize(
    ("form", "data"), [(ANNUAL_LIST, annual_list(3)), (PROJECT_BRIEF, briefs(1))]
)
def test_each_form_prints_in_each_format(
    fonts: Path, form: object, data: object, output: Format
) -> None:
    file = render(form, data, output, fonts=fonts)  # type: ignore[arg-type]

    assert file.startswith(b"%PDF" if output is Format.PDF else b"PK")


def test_data_of_another_form_is_refused(fonts: Path) -> None:
    with pytest.raises(TypeError, match="prints AnnualList, not ProjectBriefs"):
        render(ANNUAL_LIST, briefs(1), Format.PDF, fonts=fonts)
