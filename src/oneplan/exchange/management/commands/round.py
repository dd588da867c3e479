"""``oneplan round``: gather, check and rank a year's activities; draw the frame on the list."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.accounts.models import Post
from oneplan.annual_plans.models import BODY_OF, Level, Round
from oneplan.annual_plans.permissions import SECRETARIES
from oneplan.annual_plans.queries import RankedList, ranked_list
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.models import Body
from oneplan.areas.queries import find_body
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding
from oneplan.core.messages import remedy_of, text_of
from oneplan.core.money import satang_of
from oneplan.exchange.round_report import as_json, print_list
from oneplan.exchange.score_files import scores_in
from oneplan.funds.models import FrameState
from oneplan.screening.queries import default_criteria_set
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year


class Command(BaseCommand):
    help = "Rank a province's, district's or cluster's activities of a fiscal year into one list."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        for level in Level:
            whose.add_argument(f"--{level.value}", metavar="CODE")
        parser.add_argument(
            "--fiscal-year", required=True, metavar="FY", type=_year, help="B.E., like 2571"
        )
        parser.add_argument("--scores", type=Path, metavar="FILE", help="CSV or workbook of scores")
        parser.add_argument("--frame", metavar="BAHT", help="draw this frame on the list")
        parser.add_argument("--json", action="store_true", dest="is_json")
        parser.add_argument("--show", type=int, default=40, help="rows to print (default: 40)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found, findings = self._run(options)
        except Refusal as refusal:
            raise CommandError(text_of(refusal)) from refusal
        if options["is_json"]:
            self.stdout.write(json.dumps(as_json(found, findings), ensure_ascii=False, indent=2))
            return
        self._tell(findings)
        print_list(found, self.stdout, most=options["show"])

    @transaction.atomic
    def _run(self, options: dict[str, Any]) -> tuple[RankedList, list[Finding]]:
        level = next(level for level in Level if options[level.value])
        body = body_of(level, options[level.value])
        fiscal_year = options["fiscal_year"]
        by = _secretary(body)
        criteria = default_criteria_set(fiscal_year=fiscal_year, for_cluster=level == Level.CLUSTER)
        scores, findings = (
            scores_in(options["scores"], criteria, body=body) if options["scores"] else ([], [])
        )
        round_ = run_round(
            level,
            body,
            fiscal_year=fiscal_year,
            by=by,
            scores=scores,
            criteria_set=criteria,
        )
        if options["frame"]:
            _draw(round_, satang_of(options["frame"]), by=by)
        return ranked_list(round_, is_all_readable=True), findings

    def _tell(self, findings: list[Finding]) -> None:
        for finding in findings:
            where = finding.where
            place = _("%(file)s row %(row)s") % {"file": where.file, "row": where.row or "–"}
            self.stderr.write(f"{place}: {text_of(finding)} {remedy_of(finding)}")


def body_of(level: Level, code: str) -> Body:
    """The body that holds rounds of a level, by its own code or that of its seat."""
    bodies = Body.objects.filter(kind=BODY_OF[level])
    found = bodies.filter(code=code).first()
    if found is None and level != Level.CLUSTER:
        found = bodies.filter(seat_id=code).first()
    if found is None:
        found = find_body(code)
    if found is None or found.kind != BODY_OF[level]:
        raise Refusal("annual_plans.unknown_body", written=code)
    return found


def _year(written: str) -> int:
    try:
        return parse_be_year(written)
    except UnreadableText:
        raise ArgumentTypeError(written) from None


def _secretary(body: Body) -> Post | None:
    """The post in whose name the command works: the body's first that may run a round."""
    return Post.objects.filter(body=body, role__in=SECRETARIES).order_by("pk").first()


def _draw(round_: Round, satang: int, *, by: Post | None) -> None:
    """Draw the frame, unless the same one was drawn last."""
    last = ranked_list(round_, is_all_readable=True).frame_line
    state = FrameState.TRIAL if round_.is_trial else FrameState.DRAFT
    if last is not None and (last.frame.satang, last.frame.state) == (satang, state):
        return
    draw_frame(round_, satang, state=state, by=by, on=timezone.localdate())
