"""The official forms by code, and how to print each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oneplan.documents.render.description import Document
from oneplan.documents.render.printing import Format, print_document
from oneplan.publishing import annual_list, project_brief


@dataclass(frozen=True, slots=True)
class Form:
    """A printable form: what it is called, what data it takes, how it becomes a document."""

    code: str
    name: str
    data: type
    describe: Callable[[Any], Document]


ANNUAL_LIST = Form(
    "จ.2",
    "บัญชีรายการโครงการตามแผนปฏิบัติราชการประจำปี",
    annual_list.AnnualList,
    annual_list.describe,
)
PROJECT_BRIEF = Form(
    "จ.1-1",
    "แบบสรุปโครงการแบบย่อ (Project Brief)",
    project_brief.ProjectBriefs,
    project_brief.describe,
)
FORMS = {form.code: form for form in (ANNUAL_LIST, PROJECT_BRIEF)}


def render(form: Form, data: object, output: Format, *, fonts: Path) -> bytes:
    """``data`` printed on ``form``; ``fonts`` is the folder of the derived document font.

    Raises ``TypeError`` when the data belongs to another form.
    """
    if not isinstance(data, form.data):
        raise TypeError(f"{form.code} prints {form.data.__name__}, not {type(data).__name__}")
    return print_document(form.describe(data), output, fonts=fonts)
