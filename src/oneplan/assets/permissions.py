"""Who may open dockets and record what receivers answer."""

from oneplan.accounts.roles import Role

OFFICERS = frozenset(
    {
        Role.STRATEGIST,
        Role.HEAD_OF_OFFICE,
        Role.CLUSTER_OFFICER,
        Role.DISTRICT_OFFICER,
        Role.LOCAL_PLANNER,
        Role.LOCAL_EXECUTIVE,
        Role.AGENCY_PLANNER,
    }
)

PERMISSIONS = {"assets.open_docket": OFFICERS, "assets.record_consent": OFFICERS}
