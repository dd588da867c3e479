"""Who may take files in: it writes for many bodies at once, so only the keepers of the plan."""

from oneplan.accounts.roles import OFFICE, Role

PERMISSIONS = {"exchange.take_in": OFFICE | {Role.CLUSTER_OFFICER, Role.ADMINISTRATOR}}
