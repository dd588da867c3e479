"""Who prints a body's official forms."""

from oneplan.accounts.roles import CHIEFS, PLANNERS, Role

PERMISSIONS = {"publishing.print": PLANNERS | CHIEFS | {Role.SUPPLY_OFFICER, Role.FINANCE_OFFICER}}
