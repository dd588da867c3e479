"""Who may steer stories; whose story it is, is asked in ``access``."""

from oneplan.accounts.roles import Role

OFFICERS = frozenset(
    {
        Role.STRATEGIST,
        Role.HEAD_OF_OFFICE,
        Role.CLUSTER_OFFICER,
        Role.DISTRICT_OFFICER,
        Role.COMMUNITY_DEVELOPER,
        Role.LOCAL_PLANNER,
        Role.LOCAL_EXECUTIVE,
        Role.AGENCY_PLANNER,
    }
)

PERMISSIONS = {
    "threads.merge": OFFICERS,
    "threads.circulate": OFFICERS,
    "threads.share": OFFICERS,
    "threads.refer": OFFICERS,
    "threads.answer_referral": OFFICERS,
}
