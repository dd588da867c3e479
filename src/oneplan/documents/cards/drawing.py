"""A card as PNG, 1040 pixels wide as chat groups show it, set by Typst without a browser."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import asdict
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from oneplan.core.templatetags.official import be_date
from oneplan.documents.cards.description import Card
from oneplan.documents.fonts import font_folder
from oneplan.thai.segment import unbreakable

TEMPLATE = Path(__file__).with_name("card.typ")
PPI = 144.0
"""At 520 points across, 144 pixels an inch make 1040 pixels."""
MOST_FIGURES, MOST_BARS = 4, 6
LONGEST_TITLE, LONGEST_LEAD = 150, 220
KEPT_FOR = 600


def picture_of(card: Card) -> bytes:
    """The card as PNG; the same card is drawn once in ten minutes."""
    data = json.dumps(_data(card), ensure_ascii=False, default=str)
    key = f"card:{hashlib.sha256(data.encode()).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = _draw(data)
        cache.set(key, kept, KEPT_FOR)
    return kept


def _draw(data: str) -> bytes:
    fonts = font_folder(Path(settings.FONT_ROOT), packages=Path(settings.NODE_MODULES))
    picture: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        format="png",
        ppi=PPI,
        sys_inputs={"data": data},
    )
    return picture


def _data(card: Card) -> dict[str, object]:
    most = max((bar.value for bar in card.bars), default=0)
    return {
        "kind": card.kind,
        "title": _pieces(card.title, LONGEST_TITLE),
        "lead": _pieces(card.lead, LONGEST_LEAD),
        "figures": [asdict(figure) for figure in card.figures[:MOST_FIGURES]],
        "chart": card.chart_title,
        "bars": [
            {"label": bar.label, "words": bar.words, "share": bar.value / most if most else 0}
            for bar in card.bars[:MOST_BARS]
        ],
        "address": card.address,
        "qr": _qr(card.address),
        "date": be_date(card.on),
        "internal": _("For use inside the office") if card.is_internal else "",
        "made_up": _("Made-up data") if card.is_made_up else "",
    }


def _pieces(text: str, longest: int) -> list[str]:
    """The pieces a text may break between, cut at a word when it is too long."""
    whole = " ".join(text.split())
    pieces, length = [], 0
    for piece in unbreakable(whole):
        length += len(piece)
        if length > longest:
            pieces.append("…")
            break
        pieces.append(piece)
    return pieces


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=2, dark="#073b40", light="#ffffff"
    )
    return drawing.getvalue().decode()
