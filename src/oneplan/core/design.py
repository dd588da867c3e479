"""Made-up content for the design page: each shared part in each of its states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.core.fields import BahtField, ThaiDateField
from oneplan.core.findings import Finding, Severity, Where
from oneplan.core.maps.drawing import draw
from oneplan.core.maps.parts import Ground, Map, Point, Region
from oneplan.core.narrowing import chips_of
from oneplan.core.page_parts import Crumb, Fact, Segment, Tab, Told
from oneplan.core.paging import Page
from oneplan.core.searching import Hit
from oneplan.core.statuses import Tone
from oneplan.core.templatetags.official import be_moment


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the project"), help_text=_("Begin with what is done."))
    amount = BahtField(label=_("Budget (baht)"))
    starts = ThaiDateField(label=_("Begins on"))
    source = forms.ChoiceField(
        label=_("Source of money"),
        choices=[("", "–"), ("province", _("Province")), ("local", _("Local authority"))],
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, required=False)
    is_ready = forms.BooleanField(label=_("The land may be used"), required=False)
    who = forms.ChoiceField(
        label=_("Who does it"),
        choices=[("us", _("we ourselves")), ("together", _("together with others"))],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label=_("Number of the record"), disabled=True, initial="A67-2571")


class ExampleFilter(forms.Form):
    """A filter over an example list."""

    q = forms.CharField(label=_("Words"), required=False)
    year = forms.ChoiceField(
        label=_("Fiscal year"), choices=[("", _("all")), ("2571", "2571")], required=False
    )


def examples(query: Mapping[str, str]) -> dict[str, Any]:
    """The context of the design page."""
    wrong = ExampleForm({"name": "", "amount": "12.345", "starts": "31/2/2570", "source": ""})
    wrong.is_valid()
    return {
        "crumbs": [Crumb(_("First page"), "/"), Crumb(_("Design"))],
        "tabs": [
            Tab(_("Brief"), "?tab=brief"),
            Tab(_("Activities"), "?tab=activities", count=4),
            Tab(_("Story"), "?tab=story", is_current=True, count=12),
        ],
        "tones": list(Tone),
        "segments": _segments(),
        "facts": _facts(),
        "findings": _findings(),
        "told": _told(),
        "ranked": _ranked(),
        "page": Page([], None, "x"),
        "form": ExampleForm(),
        "wrong_form": wrong,
        "filter_form": ExampleFilter(query or None),
        "chips": chips_of(("year", _("Fiscal year"), "2571"), ("q", _("Words"), "สระน้ำ")),
        "hits": _hits(),
        "both": [{"label": _("Reason"), "theirs": "น้ำไม่พอ", "yours": "น้ำไม่พอในหน้าแล้ง"}],
        "map": _map(),
        "queued": _job("queued", _("queued"), done=0),
        "failed": _job("failed", _("failed"), done=340),
        "running": _job("running", _("running"), done=340),
        "done": _job("done", _("done"), done=1200),
    }


def _segments() -> list[Segment]:
    return [
        Segment(_("Placed in one district"), 182_450_000_00, "placed", url="#placed"),
        Segment(_("Shared by several districts"), 64_120_000_00, "shared", url="#shared"),
        Segment(
            _("Not placed yet"), 21_381_880_00, "unplaced", note=_("The papers name no place.")
        ),
        Segment(_("Other"), 9_000_000_00, "other"),
    ]


def _facts() -> list[Fact]:
    return [
        Fact(_("Number"), "P6703-2571-00012-9"),
        Fact(_("Owner"), "สำนักงานโยธาธิการและผังเมืองจังหวัดตัวอย่าง", url="#"),
        Fact(_("Place"), "ตำบลหนองตัวอย่าง อำเภอตัวอย่าง"),
        Fact(_("Runs"), "ต.ค. 2570 – ก.ย. 2571", note=_("one fiscal year")),
        Fact(_("Receiver of the asset"), ""),
    ]


def _findings() -> list[Finding]:
    where = Where(file="บัญชีโครงการ.xlsx", sheet="แบบ จ.2", row=14, column="งบประมาณ", value="1.2.3")
    return [
        Finding("core.amount_not_a_number", Severity.ERROR, where, {"value": "1.2.3"}),
        Finding(
            "core.overtaken",
            Severity.WARNING,
            facts={
                "who": _("Plan analyst"),
                "at": be_moment(dt.datetime(2026, 11, 18, 9, 40, tzinfo=dt.UTC)),
            },
        ),
        Finding("core.access_denied", Severity.NOTE),
    ]


def _told() -> list[Told]:
    return [
        Told(
            dt.date(2026, 11, 18),
            _("Placed third on the ranked list."),
            _("meeting 3/2569"),
            "scale",
        ),
        Told(dt.date(2026, 10, 2), _("Joined by two needs of neighbouring villages."), icon="tie"),
        Told(dt.date(2026, 8, 25), _("Raised by a village forum of 84 people."), icon="people"),
    ]


def _ranked() -> list[dict[str, Any]]:
    titles = (
        "ขุดลอกและทำฝายชะลอน้ำห้วยตัวอย่าง",
        "ศูนย์คัดแยกและแปรรูปผลไม้ตัวอย่าง",
        "ถนนเชื่อมแหล่งผลิตกับตลาดกลางตัวอย่าง",
        "ระบบเตือนภัยน้ำป่าเขตลุ่มน้ำตัวอย่าง",
    )
    amounts = (48_500_000_00, 31_250_000_00, 96_400_000_00, 12_750_000_50)
    codes = (Tone.OK, Tone.OK, Tone.WAIT, Tone.WARN)
    words = (_("ready"), _("ready"), _("waiting for the land permit"), _("no receiver yet"))
    return [
        {"rank": rank, "title": title, "satang": satang, "code": code, "word": word}
        for rank, (title, satang, code, word) in enumerate(
            zip(titles, amounts, codes, words, strict=True), start=1
        )
    ]


def _job(state: str, label: object, *, done: int) -> SimpleNamespace:
    note = _("Reading row by row")
    return SimpleNamespace(
        state=state, get_state_display=label, note=note, done=done, total=1200, pk="example"
    )


def _hits() -> list[Hit]:
    return [
        Hit(
            title="สระน้ำบ้านหนองตัวอย่าง",
            url="#found",
            kind=_("Need"),
            icon="people",
            number="N6703-2571-00012-9",
            place="ตำบลตัวอย่าง",
        ),
        Hit(
            title="ขุดลอกสระน้ำตัวอย่าง",
            url="#found",
            kind=_("Activity"),
            icon="tools",
            money=2_288_000_00,
            year=2571,
        ),
    ]


def _map() -> Map | None:
    """Nine tiles: every step of the ramp, one unknown, one pointed out, two points."""
    values = (None, 0, 120, 480, 900, 2_400, 5_200, 9_600, 300)
    names = ("เหนือ", "ดอย", "ลุ่ม", "บึง", "เมือง", "วัง", "เขา", "ใต้", "ทุ่ง")
    regions = [
        Region(
            f"990{at}", name, value, f"{value:,}" if value else "", "#map", "A" if at == 8 else ""
        )
        for at, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    ground = Ground(
        centres={f"990{at}": (17 - at // 3, 100 + at % 3) for at in range(9)},
        cells={f"990{at}": (at % 3, at // 3, name) for at, name in enumerate(names)},
        source=str(_("Made-up boundaries")),
    )
    points = (
        Point(17, 100, "9900", "สระตัวอย่าง", "#map"),
        Point(16, 101, "9904", "ถนนตัวอย่าง"),
        Point(16, 101, "9904", "ฝายตัวอย่าง"),
    )
    return draw(regions, ground, key="example", title=str(_("Needs by place")), points=points)
