"""Storing ceilings, expected income and printed subtotals."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone

from oneplan.core.findings import Severity
from oneplan.core.money import SATANG_PER_BAHT, baht
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.pao_income import PaoIncome
from oneplan.exchange.layouts.unit_totals import UnitTotal
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.exchange.storing.lines import pao_bodies, pao_code
from oneplan.funds.frames import FrameDraft, announce_frames
from oneplan.funds.models import FrameState
from oneplan.indicators.models import Direction
from oneplan.indicators.recording import Reading, observe

STATES = {"announced": FrameState.FINAL, "draft": FrameState.DRAFT}


def store_unit_totals(batch: Batch) -> Stored:
    """A total of an owner is a frame of that year: announced ones final, drafts draft.

    A changed total is a further frame; the one before stays as the dated fact it is.
    """
    batch.world.bodies(_owner_code(each.entry) for each in batch.to_store)
    bodies = batch.world.bodies([])
    drafts: list[FrameDraft] = []
    stored: dict[str, None] = {}
    for each in batch.to_store:
        row: UnitTotal = each.entry
        body = bodies.get(_owner_code(row))
        if body is None:
            batch.tell("exchange.owner_unknown", each, Severity.ERROR, owner=row.owner_code)
            continue
        stored[each.key] = None
        drafts += [
            FrameDraft(body=body, fiscal_year=year, satang=satang, state=STATES[state])
            for year, state, satang in row.totals
        ]
    announce_frames(drafts, dated=timezone.localdate(), by=batch.by)
    return stored


def store_pao_income(batch: Batch) -> Stored:
    """Expected income of an อบจ.: one observed value for each category and year."""
    rows: list[tuple[Record, PaoIncome]] = [(each, each.entry) for each in batch.to_store]
    owners = pao_bodies(batch.world, ((row.province_code, row.name) for _each, row in rows))
    observe(
        [
            Reading(
                owner=owners[row.province_code],
                name=f"{row.income_type}: {row.category}",
                unit="บาท",
                direction=Direction.UP,
                area_code=row.province_code,
                year=row.fiscal_year,
                value=Decimal(row.satang) / SATANG_PER_BAHT,
                words=baht(row.satang),
                source=f"ประมาณการรายรับ อบจ. {row.fiscal_year}",
            )
            for _each, row in rows
        ],
        by=batch.by,
    )
    return {each.key: None for each, _row in rows}


def store_printed_subtotals(batch: Batch) -> Stored:
    """A printed sum is no money of its own: the ledger keeps it, and every run checks by it."""
    return {each.key: None for each in batch.to_store}


def _owner_code(row: UnitTotal) -> str:
    return pao_code(row.owner_code) if row.owner_type == "pao" else row.owner_code
