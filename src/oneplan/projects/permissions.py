"""Who may write projects and activities; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import Role

WRITERS = frozenset(
    {
        Role.STRATEGIST,
        Role.HEAD_OF_OFFICE,
        Role.CLUSTER_OFFICER,
        Role.DISTRICT_OFFICER,
        Role.COMMUNITY_DEVELOPER,
        Role.LOCAL_PLANNER,
        Role.AGENCY_PLANNER,
    }
)

PERMISSIONS = {
    "projects.begin": WRITERS,
    "projects.change": WRITERS,
    "projects.record_evidence": WRITERS,
    "projects.withdraw": WRITERS,
    "projects.propose_again": WRITERS,
    "projects.export": WRITERS | {Role.GOVERNOR, Role.LOCAL_EXECUTIVE, Role.REVIEWER},
}
