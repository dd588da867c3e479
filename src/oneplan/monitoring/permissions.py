"""Who may report progress."""

from oneplan.accounts.roles import Role

PERMISSIONS = {
    "monitoring.report": frozenset(
        {
            Role.STRATEGIST,
            Role.CLUSTER_OFFICER,
            Role.DISTRICT_OFFICER,
            Role.LOCAL_PLANNER,
            Role.AGENCY_PLANNER,
        }
    ),
}
