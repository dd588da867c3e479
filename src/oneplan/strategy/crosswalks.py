"""Preparing a crosswalk to the next list version, choosing in it, and asking for the move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.jobs.services import ask_for
from oneplan.strategy.crosswalk_queries import lines_to_choose
from oneplan.strategy.crosswalk_rules import pairs_of
from oneplan.strategy.library_pages import lines_of
from oneplan.strategy.models import (
    Crosswalk,
    CrosswalkLine,
    CrosswalkState,
    How,
    ListVersion,
    Target,
)

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.jobs.models import Job

APPLY, UNDO = "strategy.apply_crosswalk", "strategy.undo_crosswalk"
"""Kinds of background work."""
KIND = "strategy.crosswalk"


@transaction.atomic
def prepare_crosswalk(
    old: ListVersion,
    new: ListVersion,
    *,
    province_code: str,
    by: Post,
    from_year: int | None = None,
) -> Crosswalk:
    """Begin a crosswalk; what the texts make clear is filled in, the rest waits for a person.

    Raises ``Refusal`` for two versions that are one, and where the province has one already.
    """
    if old.pk == new.pk:
        raise Refusal("strategy.crosswalk_to_itself")
    if Crosswalk.objects.filter(old=old, new=new, province_code=province_code).exists():
        raise Refusal("strategy.crosswalk_there", old=str(old), new=str(new))
    made = Crosswalk.objects.create(
        old=old, new=new, province_code=province_code, from_year=from_year, made_by=by
    )
    olds = dict(Target.objects.filter(list_version=old).values_list("code", "pk"))
    news = dict(Target.objects.filter(list_version=new).values_list("code", "pk"))
    lines, pairs = [], []
    through = CrosswalkLine.new_targets.through
    for pair in pairs_of(lines_of(old), lines_of(new)):
        how = How.SAME if pair.is_same else How.SUGGESTED if pair.new_code else How.OPEN
        line = CrosswalkLine(
            crosswalk=made, old_target_id=olds[pair.old_code], how=how, matched=list(pair.matched)
        )
        lines.append(line)
        if pair.new_code:
            pairs.append(through(crosswalkline_id=line.pk, target_id=news[pair.new_code]))
    CrosswalkLine.objects.bulk_create(lines, batch_size=2000)
    through.objects.bulk_create(pairs, batch_size=2000)
    after = {"old": str(old), "new": str(new), "province": province_code, "from_year": from_year}
    record("strategy.crosswalk_prepared", by=by, kind=KIND, key=made.pk, after=after)
    return made


@transaction.atomic
def choose_new_targets(line: CrosswalkLine, targets: Sequence[Target], *, by: Post) -> None:
    """A person says what an old target goes on as: one, several, or nothing.

    Locks the crosswalk.  Raises ``Refusal`` once it is applied, and for a target that is not of
    the new list.
    """
    walk = Crosswalk.objects.select_for_update(no_key=True).get(pk=line.crosswalk_id)
    if walk.state == CrosswalkState.APPLIED:
        raise Refusal("strategy.crosswalk_applied")
    if any(each.list_version_id != walk.new_id for each in targets):
        raise Refusal("strategy.unknown_target")
    before = sorted(line.new_targets.values_list("code", flat=True))
    line.how = How.CHOSEN if targets else How.NONE
    line.chosen_by, line.chosen_at, line.matched = by, timezone.now(), []
    line.save(update_fields=["how", "chosen_by", "chosen_at", "matched"])
    line.new_targets.set(targets)
    after = {"old": line.old_target.code, "new": sorted(each.code for each in targets)}
    record(
        "strategy.crosswalk_chosen",
        by=by,
        kind=KIND,
        key=walk.pk,
        before={"new": before},
        after=after,
    )


@transaction.atomic
def ask_to_apply(walk: Crosswalk, *, by: Post) -> Job:
    """Queue the move.  Raises ``Refusal`` while a target in use waits for a person."""
    waiting = lines_to_choose(walk).count()
    if waiting:
        raise Refusal("strategy.crosswalk_open", count=waiting)
    return _ask(walk, APPLY, by=by)


@transaction.atomic
def ask_to_undo(walk: Crosswalk, *, by: Post) -> Job:
    """Queue the way back.  Raises ``Refusal`` for a crosswalk that is not applied."""
    if not Crosswalk.objects.filter(pk=walk.pk, state=CrosswalkState.APPLIED).exists():
        raise Refusal("strategy.crosswalk_not_applied")
    return _ask(walk, UNDO, by=by)


def _ask(walk: Crosswalk, kind: str, *, by: Post) -> Job:
    job = ask_for(kind, by=by, crosswalk=str(walk.pk))
    Crosswalk.objects.filter(pk=walk.pk).update(job=job)
    return job
