"""The common indicators of the code list, and what an indicator measures written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from oneplan.audit.services import Acting, record
from oneplan.core.errors import Refusal
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code
from oneplan.indicators.models import Combine, Direction, Indicator

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

INDICATORS_LIST = "indicator_sets"


@transaction.atomic
def load_indicators(*, by: Acting | None = None) -> Loaded:
    """Bring in the indicators of the code list, which belong to nobody's plan in particular.

    Direction and the way children combine are set once and are the officials' afterwards.
    The code lists must be loaded.  Writes one audit entry, and none when nothing changed.
    """
    rows = [
        {
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "unit": entry.extra.get("unit", ""),
            "direction": entry.extra.get("direction", Direction.UNKNOWN.value),
            "combine": entry.extra.get("combine", Combine.NONE.value),
            "data_owner": entry.extra.get("source", ""),
            "mark": entry.mark,
        }
        for entry in Code.objects.filter(list=INDICATORS_LIST)
    ]
    common = Indicator.objects.filter(owner=None).exclude(code="")
    report = bring_in(common, rows, key=["code"], once=["direction", "combine"])
    if not report.is_empty:
        after = report.counts()
        record(
            "indicators.list_loaded",
            by=by,
            kind="indicators.indicator",
            key=INDICATORS_LIST,
            after=after,
        )
    return report


@transaction.atomic
def name_indicator(*, by: Post, **fields: Any) -> Indicator:
    """Name an indicator of the post's body.  Raises ``Refusal`` if it has that one already."""
    try:
        with transaction.atomic():
            made = Indicator.objects.create(owner=by.body, **fields)
    except IntegrityError as error:
        raise Refusal("indicators.named_already", name=fields["name_th"]) from error
    record("indicators.named", by=by, kind="indicators.indicator", key=made.pk, after={"count": 1})
    return made


@transaction.atomic
def define_indicator(indicator: Indicator, *, version: int, by: Post, **fields: Any) -> Indicator:
    """Write what an indicator measures anew, where nobody did since ``version`` was read.

    Raises ``Refusal`` ``indicators.overtaken`` with what stands now, and
    ``indicators.weighed_by_itself`` for an indicator that would weigh its own parts.
    """
    standing = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if standing.version != version:
        raise Refusal("indicators.overtaken", name=standing.name_th)
    weight = fields.get("weight")
    if weight is not None and weight.pk == standing.pk:
        raise Refusal("indicators.weighed_by_itself", name=standing.name_th)
    before = {name: str(getattr(standing, name)) for name in fields}
    changed = [name for name, value in fields.items() if getattr(standing, name) != value]
    if not changed:
        return standing
    for name in changed:
        setattr(standing, name, fields[name])
    standing.version += 1
    try:
        with transaction.atomic():
            standing.save(update_fields=[*changed, "version"])
    except IntegrityError as error:
        raise Refusal("indicators.named_already", name=standing.name_th) from error
    record(
        "indicators.defined",
        by=by,
        kind="indicators.indicator",
        key=standing.pk,
        before={name: before[name] for name in changed},
        after={name: str(getattr(standing, name)) for name in changed},
    )
    return standing
