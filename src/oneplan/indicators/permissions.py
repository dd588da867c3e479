"""Who names indicators and records measured values; of which, is asked in ``access``."""

from oneplan.accounts.roles import OFFICE, PLANNERS, Role

PERMISSIONS = {
    "indicators.observe": PLANNERS,
    "indicators.observe_common": OFFICE | {Role.ADMINISTRATOR},
    "indicators.define": PLANNERS,
    "indicators.define_common": frozenset({Role.ADMINISTRATOR}),
}
