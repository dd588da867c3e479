"""Who may send a call and who answers one; of which body, is asked in ``access``."""

from oneplan.accounts.roles import KEEPERS, Role

PLANNING_ROLES = (
    Role.AGENCY_PLANNER,
    Role.LOCAL_PLANNER,
    Role.STRATEGIST,
    Role.GROUP_HEAD,
    Role.CLUSTER_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.COMMUNITY_DEVELOPER,
    Role.LOCAL_CLERK,
    Role.VILLAGE_HEAD,
    Role.COMMUNITY_CHAIR,
    Role.HEAD_OF_OFFICE,
    Role.AGENCY_HEAD,
    Role.LOCAL_EXECUTIVE,
    Role.DISTRICT_CHIEF,
)
"""Roles that answer for their body; the first one a body has is whom a call is for."""

PERMISSIONS = {
    "calls.send": KEEPERS,
    "calls.answer": frozenset(PLANNING_ROLES),
}
