"""Who may take files in: it writes for many bodies at once, so only the keepers of the plan."""

from oneplan.accounts.roles import Role

PERMISSIONS = {
    "exchange.take_in": frozenset(
        {Role.STRATEGIST, Role.HEAD_OF_OFFICE, Role.CLUSTER_OFFICER, Role.ADMINISTRATOR}
    ),
}
