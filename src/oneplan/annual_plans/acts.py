"""The act by which a committee adopts a ranked list with its frame line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.annual_plans.adopting import (
    PLAN_TYPES,
    adopt_list,
    is_adopted_as_it_stands,
    plan_title,
    undo_adoption,
)
from oneplan.annual_plans.models import FrameLine, Level, Round
from oneplan.annual_plans.queries import (
    RankedList,
    current_line,
    lines_drawn_last,
    ranked_list,
    rounds_with_rows,
)
from oneplan.committees.acts import Act, Waiting
from oneplan.core.errors import Refusal
from oneplan.core.findings import has_errors
from oneplan.core.money import baht
from oneplan.plans.plan_types import adopted_by, plan_type
from oneplan.plans.rules.plan_types import MadeBy, check_adopter

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem, Committee

CODE = "annual_plans.adopt_list"


def preview(item: AgendaItem) -> list[str]:
    found = ranked_list(_round(item.facts), is_all_readable=True)
    return [*_heading(found), *_line(found), *_warnings(found)]


def apply(item: AgendaItem, by: Post) -> dict[str, Any]:
    round_ = _round(item.facts)
    committee = item.meeting.committee
    check_adopter(
        plan_type(PLAN_TYPES[Level(round_.level)]),
        committee_kind=committee.kind,
        committee=committee.short_name,
    )
    if facts_of(round_) != dict(item.facts):
        raise Refusal("annual_plans.changed_since_agenda")
    return adopt_list(round_, item=item, by=by)


def undo(_item: AgendaItem, effect: Mapping[str, Any], by: Post) -> None:
    undo_adoption(effect, by=by)


def waiting(committee: Committee) -> list[Waiting]:
    """The last run of each year of the committee's body, unless adopted as it stands.

    None where the committee does not adopt such a plan.  Four queries however many years and
    rows there are: the lists themselves are not read.
    """
    own = adopted_by(committee.kind, made_by=MadeBy.ROUND)
    levels = [level for level, plan_type in PLAN_TYPES.items() if plan_type in own]
    rounds = Round.objects.filter(body=committee.body, level__in=levels).select_related(
        "subject", "body", "adopted_as"
    )
    last: dict[int, Round] = {}
    for round_ in rounds.order_by("fiscal_year", "run_no"):
        last[round_.fiscal_year] = round_
    runs = list(last.values())
    lines = lines_drawn_last(runs)
    filled = rounds_with_rows(runs)
    return [
        Waiting(
            act=CODE,
            subject=round_.subject,
            title=_("Adopt the list of %(plan)s, run %(run_no)s")
            % {"plan": plan_title(round_), "run_no": round_.run_no},
            facts=_facts(round_, lines.get(round_.pk)),
        )
        for round_ in runs
        if round_.pk in filled and not is_adopted_as_it_stands(round_, lines.get(round_.pk))
    ]


def facts_of(round_: Round) -> dict[str, Any]:
    """What an agenda item fixes of a list: the run, its inputs and the line drawn last."""
    return _facts(round_, current_line(round_))


def _facts(round_: Round, line: FrameLine | None) -> dict[str, Any]:
    return {
        "round": str(round_.pk),
        "hash": round_.inputs_hash,
        "frame_line": str(line.pk) if line else None,
    }


def _round(facts: Mapping[str, Any]) -> Round:
    rows = Round.objects.select_related("subject", "body", "area", "criteria_set", "adopted_as")
    return rows.get(pk=facts["round"])


def _heading(found: RankedList) -> list[str]:
    told = [
        _("%(ranked)s activities are ranked, %(baht)s baht in all with what is never ranked.")
        % {"ranked": len(found.rows), "baht": baht(found.total_satang)}
    ]
    if found.round.is_trial:
        told.insert(0, _("Trial data, not a budget request."))
    if found.first:
        told.append(
            _("%(count)s bundles and management items (%(baht)s baht) are taken first.")
            % {"count": len(found.first), "baht": baht(found.first_satang)}
        )
    return told


def _line(found: RankedList) -> list[str]:
    line = found.line
    if line is None:
        return [_("No frame is drawn yet: the list is adopted without a line.")]
    return [
        _(
            "Frame %(frame)s baht: %(within)s activities within (%(within_baht)s baht), "
            "%(over)s over (%(over_baht)s baht), %(left)s baht left."
        )
        % {
            "frame": baht(line.frame),
            "within": line.within,
            "within_baht": baht(line.within_satang),
            "over": line.over,
            "over_baht": baht(line.over_satang),
            "left": baht(line.left),
        }
    ]


def _warnings(found: RankedList) -> list[str]:
    stopped = sum(row.side == "stopped" for row in found.rows)
    wrong = sum(has_errors(list(row.findings)) for row in found.rows)
    told = []
    if stopped:
        told.append(_("%(count)s activities stopped at a gate are left out.") % {"count": stopped})
    if wrong:
        told.append(
            _("%(count)s activities still lack something that must be mended.") % {"count": wrong}
        )
    return told


ADOPT_LIST = Act(
    code=CODE,
    title=gettext_lazy("adopt a ranked list"),
    preview=preview,
    apply=apply,
    undo=undo,
    waiting=waiting,
)
