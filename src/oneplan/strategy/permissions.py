"""Who may claim that a record serves a target; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import PLANNERS

PERMISSIONS = {"strategy.align": PLANNERS}
