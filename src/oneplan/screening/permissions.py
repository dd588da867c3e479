"""Who may score, who judges overlaps, and who asks the machine to look or to learn."""

from oneplan.accounts.roles import Role

JUDGES = frozenset(
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
    "screening.see_overlaps": JUDGES | {Role.GOVERNOR, Role.LOCAL_EXECUTIVE, Role.REVIEWER},
    "screening.judge_overlap": JUDGES,
    "screening.scan": frozenset({Role.STRATEGIST, Role.HEAD_OF_OFFICE, Role.CLUSTER_OFFICER}),
    "screening.learn": frozenset({Role.STRATEGIST, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR}),
    "screening.score": frozenset(
        {
            Role.STRATEGIST,
            Role.HEAD_OF_OFFICE,
            Role.CLUSTER_OFFICER,
            Role.DISTRICT_OFFICER,
            Role.COMMITTEE_MEMBER,
            Role.REVIEWER,
        }
    ),
}
