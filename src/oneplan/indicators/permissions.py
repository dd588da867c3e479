"""Who records measured values; of which indicator, is asked in ``access``."""

from oneplan.accounts.roles import PLANNERS

PERMISSIONS = {"indicators.observe": PLANNERS}
