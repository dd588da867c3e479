"""Keeping the library of lists: putting targets into a list version, and correcting them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.cycles.services import open_cycle
from oneplan.strategy.models import ListState, ListVersion, Target
from oneplan.strategy.queries import list_holding
from oneplan.strategy.rules import unrooted

LIST_CYCLES = "list"
"""The family of cycles that lists hold for, beside those of development plans."""
ENTRY, LIST = "strategy.target", "strategy.list"
"""Kinds of record in the audit trail."""
HEAD_FIELDS = ("kind", "title_th", "title_en", "state", "mark")
ENTRY_FIELDS = ("name_th", "name_en", "level", "mark", "position")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a table says of the list as a whole; empty where it says nothing."""

    code: str
    version: str
    kind: str = ""
    title_th: str = ""
    title_en: str = ""
    years: str = ""
    state: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One target as a table gives it; its parent may be of another list."""

    code: str
    name_th: str
    name_en: str = ""
    level: str = ""
    parent_code: str = ""
    parent_list: str = ""
    keywords: tuple[str, ...] = ()
    mark: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a table: its list version, and why each entry left out was left out."""

    version: ListVersion
    left_out: Mapping[str, Refusal] = field(default_factory=dict)
    new: int = 0
    changed: int = 0


@transaction.atomic
def put_list(head: Head, entries: Sequence[Entry], *, by: Acting | None) -> Put:
    """Make a list version hold these targets; what it held before and is not named, stays.

    The version is locked, or made on first mention.  An entry whose parent nobody knows is
    left out, and so is what hangs on it.  One audit entry tells the counts, one more each
    rewording of a target that was there.

    Raises ``Refusal`` where the list as a whole cannot stand: no title, kind or source mark on
    first mention, years nobody can read, years another version in force already has.
    """
    version, is_touched = _version(head)
    there = {each.code: each for each in Target.objects.filter(list_version=version)}
    above, left_out = _parents_outside(version, entries)
    standing = {each.code: each for each in entries if each.code not in left_out}
    hung = {code: "" if code in above else each.parent_code for code, each in standing.items()}
    for code in unrooted(hung, known=frozenset(there) - frozenset(hung)):
        parent = standing.pop(code).parent_code
        left_out[code] = Refusal("strategy.parent_unknown", parent=parent, version=str(version))
    new, changed = _write(version, standing.values(), there=there, above=above)
    if is_touched or new or changed:
        after = {"version": str(version), "new": len(new), "changed": len(changed)}
        record("strategy.list_put", by=by, kind=LIST, key=version.pk, after=after)
    for target, before in changed:
        record(
            "strategy.target_reworded",
            by=by,
            kind=ENTRY,
            key=target.pk,
            before=before,
            after=_plain({name: getattr(target, name) for name in before}),
        )
    return Put(version, left_out, len(new), len(changed))


@transaction.atomic
def set_keywords(target: Target, keywords: Sequence[str], *, by: Acting) -> None:
    """Let officials say which words speak for a target; the engine reads them from now on.

    Locks the target.  Nothing is written when nothing changed.
    """
    target = Target.objects.select_for_update(no_key=True).get(pk=target.pk)
    wanted = list(dict.fromkeys(word.strip() for word in keywords if word.strip()))
    if wanted == target.keywords:
        return
    before = {"keywords": target.keywords}
    target.keywords = wanted
    target.save(update_fields=["keywords"])
    record(
        "strategy.keywords_set",
        by=by,
        kind=ENTRY,
        key=target.pk,
        before=before,
        after={"keywords": wanted},
    )


@transaction.atomic
def set_years(version: ListVersion, *, years: str, state: str, by: Acting) -> None:
    """Say for which years a version holds, and whether it is in force.

    Raises ``Refusal`` for years nobody can read or that another version in force has.
    """
    version = ListVersion.objects.select_for_update().get(pk=version.pk)
    before = _holding(version)
    version.state = state
    version.cycle = open_cycle(years, by=by, family=LIST_CYCLES) if years else None
    _check_alone(version)
    if _holding(version) == before:
        return
    version.save(update_fields=["state", "cycle"])
    record(
        "strategy.list_years_set",
        by=by,
        kind=LIST,
        key=version.pk,
        before=before,
        after=_holding(version),
    )


def _version(head: Head) -> tuple[ListVersion, bool]:
    """The version a table means, locked, and whether it was made or changed by what it says."""
    rows = ListVersion.objects.select_for_update()
    version = rows.filter(code=head.code, version=head.version).first()
    told = {name: getattr(head, name) for name in HEAD_FIELDS if getattr(head, name)}
    if version is None:
        missing = [name for name in ("title_th", "kind", "mark") if name not in told]
        if missing:
            raise Refusal("strategy.list_unnamed", list=head.code, missing=", ".join(missing))
        version = ListVersion(code=head.code, version=head.version)
    before = {name: getattr(version, name) for name in (*HEAD_FIELDS, "cycle_id")}
    for name, value in told.items():
        setattr(version, name, value)
    if head.years and (version.cycle is None or str(version.cycle) != head.years):
        version.cycle = open_cycle(head.years, family=LIST_CYCLES)
    _check_alone(version)
    after = {name: getattr(version, name) for name in (*HEAD_FIELDS, "cycle_id")}
    is_touched = version._state.adding or after != before
    if is_touched:
        version.save()
    return version, is_touched


def _check_alone(version: ListVersion) -> None:
    """Raises ``Refusal`` where another version of the list is in force in one of its years."""
    if version.cycle is None or version.state != ListState.IN_FORCE:
        return
    other = (
        ListVersion.objects.filter(
            code=version.code,
            state=ListState.IN_FORCE,
            cycle__first_fiscal_year__lte=version.cycle.last_fiscal_year,
            cycle__last_fiscal_year__gte=version.cycle.first_fiscal_year,
        )
        .exclude(pk=version.pk)
        .select_related("cycle")
        .first()
    )
    if other is not None:
        raise Refusal(
            "strategy.years_overlap",
            version=str(version),
            years=str(version.cycle),
            other=str(other),
            other_years=str(other.cycle),
        )


def _holding(version: ListVersion) -> dict[str, str]:
    return {"years": str(version.cycle or ""), "state": version.state}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the audit trail keeps them."""
    return {
        name: str(value) if isinstance(value, UUID) else value for name, value in values.items()
    }


def _parents_outside(
    version: ListVersion, entries: Iterable[Entry]
) -> tuple[dict[str, UUID], dict[str, Refusal]]:
    """Parents that stand in other lists, by the code of the entry; and entries without theirs."""
    asked = [each for each in entries if each.parent_code and each.parent_list]
    found = {}
    for code in {each.parent_list for each in asked}:
        holder = list_holding(code, cycle=version.cycle)
        rows = Target.objects.filter(list_version=holder) if holder else Target.objects.none()
        found[code] = dict(rows.values_list("code", "pk"))
    above, left_out = {}, {}
    for each in asked:
        key = found[each.parent_list].get(each.parent_code)
        if key is None:
            left_out[each.code] = Refusal(
                "strategy.parent_unknown", parent=each.parent_code, version=each.parent_list
            )
        else:
            above[each.code] = key
    return above, left_out


def _write(
    version: ListVersion,
    entries: Iterable[Entry],
    *,
    there: Mapping[str, Target],
    above: Mapping[str, UUID],
) -> tuple[list[Target], list[tuple[Target, dict[str, Any]]]]:
    """The targets made, and those changed with what they said before."""
    ids = {code: target.pk for code, target in there.items()}
    entries = list(entries)
    for each in entries:
        ids.setdefault(each.code, new_id())
    new, changed = [], []
    for each in entries:
        told = {name: getattr(each, name) for name in ENTRY_FIELDS}
        if each.parent_code:
            told["parent_id"] = above.get(each.code) or ids[each.parent_code]
        if each.keywords:
            told["keywords"] = list(each.keywords)
        target = there.get(each.code)
        if target is None:
            new.append(Target(id=ids[each.code], list_version=version, code=each.code, **told))
            continue
        before = {name: getattr(target, name) for name in told}
        differs = {name: was for name, was in before.items() if was != told[name]}
        for name in differs:
            setattr(target, name, told[name])
        if set(differs) - {"position"}:
            changed.append((target, _plain(differs)))
        elif differs:
            target.save(update_fields=["position"])
    Target.objects.bulk_create(new, batch_size=2000)
    if changed:
        fields = ["name_th", "name_en", "level", "mark", "position", "parent", "keywords"]
        Target.objects.bulk_update([target for target, _was in changed], fields, batch_size=500)
    return new, changed
