"""Opening plans and editions, filling them, and sealing them by resolution."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.areas.models import Body
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.core.page_parts import Tab
from oneplan.plans.models import (
    Edition,
    EditionKind,
    EditionState,
    Element,
    ElementKind,
    ElementTarget,
    Listing,
    ListingYear,
    Plan,
    Side,
)
from oneplan.plans.plan_types import plan_type, years_of_plan
from oneplan.plans.rules.plan_types import check_holder, check_years
from oneplan.plans.standing import editions_sealed, valid_elements, valid_listings
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, begin_many, tell, tell_many

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from uuid import UUID

    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem
    from oneplan.cycles.models import Cycle
    from oneplan.funds.models import Source
    from oneplan.indicators.models import Indicator


@transaction.atomic
def open_plan(
    type_code: str,
    body: Body,
    *,
    title: str,
    by: Post | None,
    cycle: Cycle | None = None,
    fiscal_year: int | None = None,
    is_trial: bool = False,
    because: str = "",
) -> Plan:
    """The body's plan of that type and time, begun if it is not there yet.

    ``fiscal_year`` (B.E.) for annual plans, ``cycle`` for the others; ``because`` says why a new
    plan's years may differ from the usual ones or meet those of another.  Locks the body, so that
    two plans begun at once see each other.  Raises ``Refusal`` from ``rules.plan_types``.
    """
    Body.objects.select_for_update(of=("self",), no_key=True).get(pk=body.pk)
    time = {"cycle": cycle, "fiscal_year": fiscal_year, "is_trial": is_trial}
    found = Plan.objects.filter(type_code=type_code, body=body, **time).first()
    if found:
        return found
    plan = Plan(type_code=type_code, body=body, title=title, **time)
    _check_beside(plan, because=because)
    subject = begin(
        Draft(
            kind=SubjectKind.PLAN,
            title=title,
            owner=body,
            fiscal_year=fiscal_year or (cycle.first_fiscal_year if cycle else 0),
            places=(body.seat_id,) if body.seat_id else (),
            circulation=Circulation.CIRCULATED,
            is_trial=is_trial,
        ),
        by=by,
    )
    plan.subject = subject
    plan.save(force_insert=True)
    if because.strip():
        tell(subject, "plans.opened_because", by=by, because=because.strip())
    return plan


def _check_beside(plan: Plan, *, because: str) -> None:
    """A trial on past data stands beside everything; so does a kind the list does not have."""
    kind = plan_type(plan.type_code)
    if kind is None or plan.is_trial:
        return
    check_holder(kind, body_kind=plan.body.kind, body=plan.body.name_th)
    others = Plan.objects.filter(type_code=plan.type_code, body=plan.body, is_trial=False)
    standing = [(each.title, years_of_plan(each)) for each in others.select_related("cycle")]
    check_years(kind, years=years_of_plan(plan), standing=standing, because=because)


@transaction.atomic
def open_edition(
    plan: Plan, *, kind: EditionKind, year: int, by: Post | None, source: str = ""
) -> Edition:
    """Begin an edition; a full one starts as a copy of what stands valid by then.

    ``source`` names where the text of an example is taken from.

    Locks the plan.  Raises ``Refusal`` while another edition is in preparation, or when a
    supplement, change or correction has nothing sealed to stand on.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.editions.filter(state=EditionState.DRAFT).exists():
        raise Refusal("plans.edition_open")
    bases = editions_sealed(plan)
    if not bases and kind != EditionKind.FULL:
        raise Refusal("plans.nothing_to_change")
    number = plan.editions.filter(kind=kind, year=year).count() + 1
    edition = Edition.objects.create(plan=plan, kind=kind, number=number, year=year, source=source)
    if bases and kind == EditionKind.FULL:
        _copy_rows(bases, edition)
    tell(plan.subject, "plans.edition_opened", by=by, edition=edition_label(edition))
    return edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementDraft:
    """An element to be written into an edition; ``parent`` is the number of one before it."""

    kind: ElementKind
    number: str
    title: str
    parent: str = ""
    indicator: Indicator | None = None
    baseline_year: int | None = None
    baseline_words: str = ""
    targets: tuple[tuple[int, Decimal | None, str], ...] = field(default=())
    """(fiscal year B.E., value, as printed)."""


@transaction.atomic
def write_elements(
    edition: Edition, drafts: Sequence[ElementDraft], *, by: Post | None
) -> list[Element]:
    """Write elements into an edition in preparation, each beginning a lineage of its own."""
    _check_open(edition)
    plan = edition.plan
    lineages = begin_many(
        [
            Draft(
                kind=SubjectKind.ELEMENT,
                title=draft.title,
                owner=plan.body,
                fiscal_year=plan.subject.fiscal_year or edition.year,
                places=(plan.body.seat_id,) if plan.body.seat_id else (),
                circulation=Circulation.CIRCULATED,
            )
            for draft in drafts
        ],
        by=by,
    )
    known = {element.number: element for element in edition.elements.all()}
    start = len(known)
    elements = []
    for place, (draft, lineage) in enumerate(zip(drafts, lineages, strict=True), start=start):
        element = Element(
            edition=edition,
            lineage=lineage,
            kind=draft.kind,
            number=draft.number,
            parent=known.get(draft.parent),
            title=draft.title,
            indicator=draft.indicator,
            baseline_year=draft.baseline_year,
            baseline_words=draft.baseline_words,
            position=place,
        )
        known[draft.number] = element
        elements.append(element)
    Element.objects.bulk_create(elements)
    ElementTarget.objects.bulk_create(
        ElementTarget(element=element, fiscal_year=year, value=value, words=words)
        for element, draft in zip(elements, drafts, strict=True)
        for year, value, words in draft.targets
    )
    return elements


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDraft:
    """What an edition is to print about a subject; ``money`` is (fiscal year, source, satang)."""

    subject: Subject
    title: str
    side: Side
    rank: int | None = None
    element: Element | None = None
    page: str = ""
    item: str = ""
    money: tuple[tuple[int, Source, int], ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)
    is_withdrawn: bool = False


@transaction.atomic
def write_listings(
    edition: Edition, drafts: Sequence[ListingDraft], *, by: Post | None
) -> list[Listing]:
    """List subjects in an edition in preparation, told in each subject's story."""
    _check_open(edition)
    listings = [
        Listing(
            edition=edition,
            subject=draft.subject,
            element=draft.element,
            title=draft.title,
            rank=draft.rank,
            side=draft.side,
            page=draft.page,
            item=draft.item,
            printed=dict(draft.printed),
            is_withdrawn=draft.is_withdrawn,
        )
        for draft in drafts
    ]
    Listing.objects.bulk_create(listings, batch_size=2000)
    ListingYear.objects.bulk_create(
        (
            ListingYear(listing=listing, fiscal_year=year, source=source, satang=satang)
            for listing, draft in zip(listings, drafts, strict=True)
            for year, source, satang in draft.money
        ),
        batch_size=5000,
    )
    ranked = [draft for draft in drafts if draft.rank is not None]
    others = [draft for draft in drafts if draft.rank is None]
    title = edition.plan.title
    tell_many([(d.subject, {"plan": title, "rank": d.rank}) for d in ranked], "plans.listed", by)
    tell_many([(d.subject, {"plan": title}) for d in others], "plans.listed_unranked", by)
    return listings


@transaction.atomic
def seal(
    edition: Edition,
    *,
    item: AgendaItem | None,
    by: Post | None,
    in_force_on: dt.date | None = None,
) -> Edition:
    """Seal an edition: from now on PostgreSQL refuses every change to its rows.

    It is in force from today, unless another day was announced.  Raises ``Refusal`` when it is
    sealed already or holds nothing.
    """
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    _check_open(edition)
    counts: dict[str, Any] = {
        "elements": edition.elements.count(),
        "listings": edition.listings.count(),
    }
    if not any(counts.values()):
        raise Refusal("plans.edition_is_empty")
    edition.content_hash = content_hash(edition)
    edition.state, edition.sealed_at, edition.sealed_by = EditionState.SEALED, timezone.now(), item
    edition.in_force_on = in_force_on or timezone.localdate()
    edition.save(update_fields=["content_hash", "state", "sealed_at", "sealed_by", "in_force_on"])
    label = edition_label(edition)
    tell(edition.plan.subject, "plans.edition_sealed", by=by, edition=label, **counts)
    return edition


@transaction.atomic
def unseal(edition: Edition, *, by: Post) -> Edition:
    """Take a sealing back, while no newer edition stands on it."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    newer = edition.plan.editions.filter(made_at__gt=edition.made_at)
    if newer.filter(state=EditionState.SEALED).exists():
        raise Refusal("plans.newer_edition")
    edition.state, edition.sealed_at, edition.sealed_by = EditionState.DRAFT, None, None
    edition.content_hash, edition.in_force_on = "", None
    edition.save(update_fields=["state", "sealed_at", "sealed_by", "content_hash", "in_force_on"])
    tell(edition.plan.subject, "plans.edition_unsealed", by=by, edition=edition_label(edition))
    return edition


def content_hash(edition: Edition) -> str:
    """SHA-256 over everything the edition prints, in a fixed order."""
    elements = edition.elements.order_by("position", "id").values_list(
        "kind", "number", "title", "baseline_year", "baseline_words"
    )
    targets = ElementTarget.objects.filter(element__edition=edition)
    listings = edition.listings.order_by("id").values_list(
        "subject_id", "title", "rank", "side", "page", "item", "printed", "is_withdrawn"
    )
    money = ListingYear.objects.filter(listing__edition=edition)
    content = [
        list(elements),
        list(targets.order_by("element_id", "fiscal_year").values_list("fiscal_year", "words")),
        list(listings),
        list(
            money.order_by("listing_id", "fiscal_year", "source_id").values_list(
                "listing_id", "fiscal_year", "source_id", "satang"
            )
        ),
    ]
    text = json.dumps(content, ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def edition_label(edition: Edition) -> str:
    """What people call an edition: ฉบับเพิ่มเติม ครั้งที่ 2/2571."""
    facts = {"kind": edition.get_kind_display(), "number": edition.number, "year": edition.year}
    if edition.kind == EditionKind.FULL:
        return "{kind} {number}/{year}".format(**facts)
    return _("%(kind)s no. %(number)s/%(year)s") % facts


def edition_tabs(editions: Sequence[Edition], shown: Edition | None, *, here: str) -> list[Tab]:
    """The editions of a plan as tabs of the page ``here``, which takes ``?edition=``."""
    return [
        Tab(edition_label(each), f"{here}?edition={each.pk}", is_current=each == shown)
        for each in editions
    ]


def _check_open(edition: Edition) -> None:
    if edition.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")


def _copy_rows(bases: Sequence[UUID], edition: Edition) -> None:
    """A full edition begins as the plan stands valid; lineages stay, rows are new."""
    copies: dict[UUID, Element] = {}
    parents: dict[UUID, UUID | None] = {}
    elements = valid_elements(bases).select_related("parent").prefetch_related("targets")
    for element in elements.order_by("position"):
        parents[element.lineage_id] = element.parent.lineage_id if element.parent else None
        targets = list(element.targets.all())
        element.pk, element.edition, element.parent = new_id(), edition, None
        element.save(force_insert=True)
        copies[element.lineage_id] = element
        ElementTarget.objects.bulk_create(
            ElementTarget(
                element=element, fiscal_year=row.fiscal_year, value=row.value, words=row.words
            )
            for row in targets
        )
    for lineage, above in parents.items():
        if above is not None:
            copies[lineage].parent = copies[above]
    Element.objects.bulk_update(copies.values(), ["parent"])
    for listing in valid_listings(bases).select_related("element").prefetch_related("years"):
        money = list(listing.years.all())
        above = listing.element.lineage_id if listing.element else None
        listing.pk, listing.edition = new_id(), edition
        listing.element = copies[above] if above else None
        listing.save(force_insert=True)
        ListingYear.objects.bulk_create(
            ListingYear(
                listing=listing, fiscal_year=row.fiscal_year, source=row.source, satang=row.satang
            )
            for row in money
        )
