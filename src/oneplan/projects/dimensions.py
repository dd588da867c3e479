"""The dimension of a work: area, function, participation or agenda.

Stated by a person for its project; where nobody did, a work that asks money of one kind only has
the dimension of that money.  Which that is, the editable list says: a default of the system.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from oneplan.core.models import Code
from oneplan.core.templatetags.official import attribute
from oneplan.projects.models import CostLine

DIMENSIONS = "project_dimensions"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the list; ``source_group`` is the money it follows from, empty for none."""

    code: str
    name: str
    source_group: str


def dimensions() -> list[Dimension]:
    """The dimensions of the list, in its order."""
    return [
        Dimension(each.code, str(attribute(each, "name")), str(each.extra.get("source_group", "")))
        for each in Code.objects.filter(list=DIMENSIONS)
    ]


def has_dimension(wanted: Dimension) -> Q:
    """Activities of a dimension: their project states it, or states none and their money has it."""
    stated = Q(project__dimension=wanted.code)
    if not wanted.source_group:
        return stated
    lines = CostLine.objects.filter(activity=OuterRef("pk"))
    own = Exists(lines.filter(source__group=wanted.source_group))
    other = Exists(lines.exclude(source__group=wanted.source_group))
    return stated | (Q(project__dimension="") & own & ~other)


def dimension_in_words(stated: str, groups: Collection[str], known: Sequence[Dimension]) -> str:
    """What is stated, else what the money of one kind tells, marked so; empty for neither.

    >>> area = Dimension("AREA", "Area", "area")
    >>> dimension_in_words("AREA", (), [area])
    'Area'
    """
    for each in known:
        if stated and each.code == stated:
            return each.name
    if stated:
        return stated
    derived = [each.name for each in known if groups and set(groups) == {each.source_group}]
    if len(derived) != 1:
        return ""
    return _("%(dimension)s (from its money; a default of the system)") % {"dimension": derived[0]}
