"""A ranked list for the terminal and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO, cast

from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from oneplan.annual_plans.queries import ListRow, RankedList
from oneplan.core.findings import Finding
from oneplan.core.messages import remedy_of, text_of
from oneplan.core.money import baht
from oneplan.exchange.outcome import finding_as_json

WIDTH = 110


def as_json(found: RankedList, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """The list as plain values; amounts are baht as text, exact to the satang."""
    round_, line = found.round, found.line
    return {
        "round": round_.subject.public_no,
        "run": round_.run_no,
        "level": round_.level,
        "body": round_.body.code,
        "fiscal_year": round_.fiscal_year,
        "is_trial": round_.is_trial,
        "label": trial_label(found),
        "inputs_hash": round_.inputs_hash,
        "criteria": round_.criteria_set.code,
        "ranked_baht": _plain(found.ranked_satang),
        "not_ranked_baht": _plain(found.first_satang),
        "total_baht": _plain(found.total_satang),
        "frame": None
        if line is None
        else {
            "baht": _plain(line.frame),
            "state": found.frame_line.frame.state if found.frame_line else "",
            "taken_first_baht": _plain(line.first),
            "within": line.within,
            "within_baht": _plain(line.within_satang),
            "over": line.over,
            "over_baht": _plain(line.over_satang),
            "left_baht": _plain(line.left),
            "short_by_baht": _plain(line.short_by),
        },
        "rows": [_row(row) for row in (*found.rows, *found.first, *found.apart)],
        "findings": [
            {**finding_as_json(finding), "words": text_of(finding), "remedy": remedy_of(finding)}
            for finding in (*found.findings, *findings)
        ],
    }


def print_list(found: RankedList, out: Any, *, most: int) -> None:
    """The list as a table with its line, the first ``most`` rows of it."""
    console = Console(file=cast("TextIO", out), width=WIDTH, highlight=False)
    round_ = found.round
    console.print(f"{round_.subject.title}  {round_.subject.public_no}", style="bold")
    if label := trial_label(found):
        console.print(label, style="bold yellow")
    for finding in found.findings:
        console.print(f"· {text_of(finding)} {remedy_of(finding)}")
    if found.rows or found.first or found.apart:
        console.print(_table(found, most=most))
    if len(found.rows) > most:
        console.print(_("… and %(count)s more rows.") % {"count": len(found.rows) - most})
    console.print(_sums(found))


def trial_label(found: RankedList) -> str:
    return _("Trial data, not a budget request.") if found.round.is_trial else ""


def _table(found: RankedList, *, most: int) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(_("rank"), justify="right")
    table.add_column(_("activity"), ratio=1, overflow="fold")
    table.add_column(_("score"), justify="right")
    table.add_column(_("baht"), justify="right", no_wrap=True)
    table.add_column(_("frame"))
    table.add_column("!", justify="right")
    line = found.line
    for row in found.first:
        _add(table, row, _("taken first"))
    for place, row in enumerate(found.rows[:most]):
        if line is not None and place == line.within:
            text = _("frame %(baht)s") % {"baht": baht(line.frame)}
            table.add_row("", f"──── {text} ────", "", "", "", "")
        _add(table, row, _SIDES.get(row.side, ""))
    if line is not None and line.within == len(found.rows) <= most:
        text = _("frame %(baht)s") % {"baht": baht(line.frame)}
        table.add_row("", f"──── {text} ────", "", "", "", "")
    for row in found.apart:
        _add(table, row, _("other money"))
    return table


_SIDES = {"within": "✓", "over": "–", "stopped": "×", "undrawn": ""}


def _add(table: Table, row: ListRow, side: str) -> None:
    rank = row.rank
    table.add_row(
        str(rank.position or ""),
        f"{rank.subject.title}  {rank.subject.public_no}",
        _score(row),
        baht(rank.satang),
        side,
        str(len(row.findings) or ""),
    )


def _score(row: ListRow) -> str:
    if row.rank.score is not None:
        return f"{row.rank.score:.3f}"
    return _("not scored") if row.rank.position else "–"


def _sums(found: RankedList) -> str:
    told = _("Ranked %(ranked)s baht + never ranked %(first)s baht = %(total)s baht.") % {
        "ranked": baht(found.ranked_satang),
        "first": baht(found.first_satang),
        "total": baht(found.total_satang),
    }
    line = found.line
    if line is None:
        return told
    return f"{told}\n" + _(
        "Within %(within)s (%(within_baht)s baht), over %(over)s (%(over_baht)s baht), "
        "%(left)s baht of the frame left."
    ) % {
        "within": line.within,
        "within_baht": baht(line.within_satang),
        "over": line.over,
        "over_baht": baht(line.over_satang),
        "left": baht(line.left),
    }


def _row(row: ListRow) -> dict[str, Any]:
    rank = row.rank
    return {
        "position": rank.position,
        "number": rank.subject.public_no,
        "title": rank.subject.title,
        "state": rank.state,
        "side": row.side,
        "score": None if rank.score is None else f"{rank.score:.3f}",
        "baht": _plain(rank.satang),
        "findings": [finding.code for finding in row.findings],
    }


def _plain(satang: int) -> str:
    return baht(satang).replace(",", "")
