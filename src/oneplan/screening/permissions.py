"""Who may score."""

from oneplan.accounts.roles import Role

PERMISSIONS = {
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
