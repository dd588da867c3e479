"""The built-in list of plan types, for tests that need to know who adopts what."""

from __future__ import annotations

from oneplan.core.code_files import read_code_list
from oneplan.core.models import Code, CodeList


def load_list(code: str) -> CodeList:
    """One built-in code list, loaded alone: the whole of them is slower."""
    told = read_code_list(code)
    made, is_new = CodeList.objects.get_or_create(
        code=code,
        defaults={
            "title_th": told.title_th,
            "title_en": told.title_en,
            "version": told.version,
            "provenance": told.provenance,
        },
    )
    if is_new:
        Code.objects.bulk_create(
            Code(
                list=made,
                code=each.code,
                name_th=each.name_th,
                name_en=each.name_en,
                parent_code=each.parent_code,
                mark=each.mark,
                extra=dict(each.extra),
                position=position,
            )
            for position, each in enumerate(told.entries, start=1)
        )
    return made


def load_plan_types() -> CodeList:
    return load_list("plan_types")
