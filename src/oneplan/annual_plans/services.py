"""Running a round, and drawing the frame on its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.annual_plans import rules
from oneplan.annual_plans.candidates import Entrant, Scope, gather, hash_of, is_history, other_years
from oneplan.annual_plans.kept_findings import packed
from oneplan.annual_plans.models import BODY_OF, FrameLine, Level, Rank, RankState, Round
from oneplan.annual_plans.queries import latest_round, lines_on, scope_of
from oneplan.areas.models import Area, Body
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity, has_errors
from oneplan.core.money import baht
from oneplan.funds.models import Frame, FrameState
from oneplan.screening.models import CriteriaSet
from oneplan.screening.queries import default_criteria_set
from oneplan.screening.services import Given, record_scores
from oneplan.threads.models import SubjectKind
from oneplan.threads.services import Draft, begin, tell, tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def run_round(
    level: Level,
    body: Body,
    *,
    fiscal_year: int,
    by: Post | None,
    area: Area | None = None,
    scores: Sequence[Given] = (),
    criteria_set: CriteriaSet | None = None,
    on: dt.date | None = None,
) -> Round:
    """Gather, check and rank a body's candidates of a fiscal year (B.E.) into one kept list.

    The same inputs give the same run: nothing is made when the last run had them already.  A
    year without candidates gives an empty list whose findings say what to do.  ``scores`` are
    recorded first; ``on`` is the day papers must be valid.  Locks the body, so that two people
    running at once get one run.  Raises ``Refusal`` for a body of another level, without
    criteria, or for a score off its scale.
    """
    if body.kind != BODY_OF[level]:
        raise Refusal("annual_plans.wrong_level", body=body.name_th)
    area = None if level == Level.CLUSTER else area or body.seat
    if area is None and level != Level.CLUSTER:
        raise Refusal("annual_plans.no_area")
    Body.objects.select_for_update(of=("self",), no_key=True).get(pk=body.pk)
    criteria_set = criteria_set or default_criteria_set(
        fiscal_year=fiscal_year, for_cluster=level == Level.CLUSTER
    )
    if scores:
        record_scores(scores, criteria_set, by=by)
    scope = Scope(level=level, body=body, area=area, fiscal_year=fiscal_year)
    entrants = gather(scope, criteria_set, on=on or timezone.localdate())
    inputs = hash_of(scope, criteria_set, entrants)
    last = latest_round(body, fiscal_year)
    if last is not None and last.inputs_hash == inputs:
        return last
    run_no = last.run_no + 1 if last else 1
    return _keep(scope, criteria_set, entrants, inputs=inputs, run_no=run_no, by=by)


@transaction.atomic
def draw_frame(
    round_: Round, satang: int, *, state: FrameState, by: Post | None, on: dt.date
) -> FrameLine:
    """Draw the announced frame on a kept list, or move it; nothing is ranked again.

    Every frame drawn stays as a dated fact.  Raises ``Refusal`` for a negative frame, and for
    any but a trial frame on a trial list.
    """
    if round_.is_trial and state != FrameState.TRIAL:
        raise Refusal("annual_plans.trial_frame")
    (line,) = lines_on(round_, satang)
    frame, _is_new = Frame.objects.get_or_create(
        body=round_.body,
        fiscal_year=round_.fiscal_year,
        source=None,
        satang=satang,
        state=state,
        dated=on,
    )
    drawn = FrameLine.objects.create(round=round_, frame=frame, drawn_by=by)
    tell(
        round_.subject,
        "annual_plans.frame_drawn",
        by=by,
        baht=baht(satang),
        state=str(FrameState(state).label),
        within=line.within,
        over=line.over,
    )
    return drawn


def fresh_hash(round_: Round, *, on: dt.date) -> str:
    """The hash a run of the same list would have now."""
    scope = scope_of(round_)
    entrants = gather(scope, round_.criteria_set, on=on)
    return hash_of(scope, round_.criteria_set, entrants)


def _keep(
    scope: Scope,
    criteria_set: CriteriaSet,
    entrants: Sequence[Entrant],
    *,
    inputs: str,
    run_no: int,
    by: Post | None,
) -> Round:
    is_trial = is_history(entrants)
    subject = begin(
        Draft(
            kind=SubjectKind.ROUND,
            title=f"รายการจัดลำดับปีงบประมาณ {scope.fiscal_year} ของ{scope.body.name_th} "
            f"ครั้งที่ {run_no}",
            owner=scope.body,
            fiscal_year=scope.fiscal_year,
            places=(scope.area.pk,) if scope.area else (),
            is_trial=is_trial,
        ),
        by=by,
    )
    placed = rules.ranking(entrant.candidate for entrant in entrants)
    found = {entrant.candidate.key: entrant.findings for entrant in entrants}
    round_ = Round.objects.create(
        subject=subject,
        level=scope.level,
        body=scope.body,
        area=scope.area,
        fiscal_year=scope.fiscal_year,
        run_no=run_no,
        criteria_set=criteria_set,
        inputs_hash=inputs,
        is_trial=is_trial,
        findings=packed(_of_the_list(scope, criteria_set, entrants, is_trial=is_trial)),
        ran_by=by,
    )
    Rank.objects.bulk_create(
        (
            Rank(
                round=round_,
                subject_id=place.candidate.key,
                position=place.position,
                state=RankState(place.state),
                score=place.candidate.total,
                satang=place.candidate.satang,
                findings=packed(found[place.candidate.key]),
            )
            for place in placed
        ),
        batch_size=2000,
    )
    _tell(round_, entrants, placed, by=by)
    return round_


def _of_the_list(
    scope: Scope, criteria_set: CriteriaSet, entrants: Sequence[Entrant], *, is_trial: bool
) -> list[Finding]:
    """What there is to say of the list as a whole."""
    if not entrants:
        facts: dict[str, object] = {"fiscal_year": scope.fiscal_year}
        found = [Finding("annual_plans.no_candidates", Severity.NOTE, facts=facts)]
        years = other_years(scope)
        if years:
            facts = {"years": ", ".join(map(str, years))}
            found.append(Finding("annual_plans.has_other_years", Severity.NOTE, facts=facts))
        return found
    found = [Finding("annual_plans.is_trial", Severity.WARNING)] if is_trial else []
    states = [entrant.candidate.state for entrant in entrants]
    ranked = sum(state in rules.ORDER for state in states)
    missing = states.count(rules.NOT_SCORED)
    if missing:
        facts = {"count": missing, "of": ranked, "criteria": criteria_set.name_th}
        found.append(Finding("annual_plans.not_scored", Severity.NOTE, facts=facts))
    wrong = sum(has_errors(entrant.findings) for entrant in entrants)
    if wrong:
        facts = {"count": wrong}
        found.append(Finding("annual_plans.must_be_mended", Severity.WARNING, facts=facts))
    return found


def _tell(
    round_: Round, entrants: Sequence[Entrant], placed: Sequence[rules.Placed], *, by: Post | None
) -> None:
    ranked = [place for place in placed if place.position is not None]
    tell(
        round_.subject,
        "annual_plans.ran",
        by=by,
        run_no=round_.run_no,
        ranked=len(ranked),
        baht=baht(sum(place.candidate.satang for place in ranked)),
    )
    subjects = {entrant.subject.pk: entrant.subject for entrant in entrants}
    code = "annual_plans.ranked_trial" if round_.is_trial else "annual_plans.ranked"
    tell_many(
        [
            (
                subjects[place.candidate.key],
                {
                    "position": place.position,
                    "of": len(ranked),
                    "round": round_.subject.public_no,
                },
            )
            for place in ranked
        ],
        code,
        by,
    )
