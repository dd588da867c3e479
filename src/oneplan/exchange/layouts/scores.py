"""Scores that assessors gave to activities, criterion by criterion."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import layout


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One assessor's value for one activity under one criterion."""

    activity: str = col.code(
        "activity_key", "activity_no", "รหัสกิจกรรม", "เลขที่กิจกรรม",
        required=True, filled=True, key=True, fill_down=True,
    )  # fmt: skip
    criterion: str = col.code("criterion", "เกณฑ์", "รหัสเกณฑ์", required=True, filled=True, key=True)
    assessor: str = col.text(
        "assessor", "assessor_post", "ผู้ประเมิน", "ผู้ให้คะแนน",
        required=True, filled=True, key=True, fill_down=True,
    )  # fmt: skip
    value: Decimal = col.number("value", "score", "คะแนน", required=True, filled=True)
    reason: str | None = col.text("reason", "เหตุผล")


LAYOUT = layout("scores", "คะแนนประเมินกิจกรรม", "Scores of activities", ScoreRow)
