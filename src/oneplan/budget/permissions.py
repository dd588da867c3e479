"""Who may record money."""

from oneplan.accounts.roles import Role

PERMISSIONS = {
    "budget.record_amount": frozenset(
        {
            Role.STRATEGIST,
            Role.HEAD_OF_OFFICE,
            Role.CLUSTER_OFFICER,
            Role.LOCAL_PLANNER,
            Role.AGENCY_PLANNER,
        }
    ),
}
