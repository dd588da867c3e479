"""Rewriting an element of an edition in preparation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.plans.models import Edition, EditionState, Element, ElementTarget
from oneplan.thai.search import fold
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

Target = tuple[int, Decimal | None, str]
"""Fiscal year (B.E.), value, as printed."""


@transaction.atomic
def rewrite_element(
    element: Element, *, by: Post | None, targets: tuple[Target, ...] | None = None, **fields: Any
) -> Element:
    """Write fields (``title``, ``indicator``, ``baseline_year``, ``baseline_words``) anew.

    ``targets`` replace those there are; None leaves them.  Told in the element's story, which
    stays the same across editions.  Locks the edition.  Raises ``Refusal`` once it is sealed.
    """
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=element.edition_id)
    if edition.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")
    before = {name: getattr(element, name) for name in fields}
    changed = {name: value for name, value in fields.items() if before[name] != value}
    for name, value in changed.items():
        setattr(element, name, value)
    element.save(update_fields=list(changed) or None)
    has_new_targets = targets is not None and _replace_targets(element, targets)
    if not changed and not has_new_targets:
        return element
    if "title" in changed:
        lineage = element.lineage
        lineage.title = element.title
        lineage.search_text = fold(f"{lineage.public_no} {element.title}")
        lineage.save(update_fields=["title", "search_text"])
    tell(
        element.lineage,
        "plans.element_rewritten",
        by=by,
        before={name: str(before[name]) for name in changed},
        title=element.title,
    )
    return element


def _replace_targets(element: Element, targets: tuple[Target, ...]) -> bool:
    standing = {(row.fiscal_year, row.value, row.words) for row in element.targets.all()}
    if standing == set(targets):
        return False
    element.targets.all().delete()
    ElementTarget.objects.bulk_create(
        ElementTarget(element=element, fiscal_year=year, value=value, words=words)
        for year, value, words in targets
    )
    return True
