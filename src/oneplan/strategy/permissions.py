"""Who may claim that a record serves a target; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import Role

PERMISSIONS = {
    "strategy.align": frozenset(
        {
            Role.STRATEGIST,
            Role.HEAD_OF_OFFICE,
            Role.CLUSTER_OFFICER,
            Role.DISTRICT_OFFICER,
            Role.COMMUNITY_DEVELOPER,
            Role.LOCAL_PLANNER,
            Role.AGENCY_PLANNER,
        }
    ),
}
