"""Rewriting, moving and dropping an element of an edition in preparation."""

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
    _lock_open(element)
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


@transaction.atomic
def move_element(
    element: Element, *, under: Element | None, number: str, position: int, by: Post | None
) -> Element:
    """Put an element under another one (None: at the top), with its new number and place.

    Locks the edition.  Raises ``Refusal`` once it is sealed, or where ``under`` belongs to
    another edition or stands below the element itself.
    """
    _lock_open(element)
    above = under
    while above is not None:
        if above.edition_id != element.edition_id or above.pk == element.pk:
            raise Refusal("plans.wrong_parent")
        above = above.parent
    element.parent, element.number, element.position = under, number, position
    element.save(update_fields=["parent", "number", "position"])
    tell(
        element.lineage,
        "plans.element_moved",
        by=by,
        title=element.title,
        under=under.title if under else "–",
    )
    return element


@transaction.atomic
def drop_element(element: Element, *, by: Post | None) -> None:
    """Leave an element out of an edition in preparation; its lineage and its story stay.

    Locks the edition.  Raises ``Refusal`` once it is sealed, or while something stands under it.
    """
    _lock_open(element)
    if element.parts.exists() or element.listings.exists():
        raise Refusal("plans.element_not_empty")
    element.targets.all().delete()
    lineage, title = element.lineage, element.title
    element.delete()
    tell(lineage, "plans.element_dropped", by=by, title=title)


def _lock_open(element: Element) -> None:
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=element.edition_id)
    if edition.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")
