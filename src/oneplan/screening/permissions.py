"""Who may score, who judges overlaps, and who asks the machine to look or to learn."""

from oneplan.accounts.roles import CHIEFS, KEEPERS, MEMBERS, OFFICE, PLANNERS, WATCHERS, Role

JUDGES = PLANNERS | {Role.LOCAL_PROMOTER}

PERMISSIONS = {
    "screening.see_overlaps": JUDGES | CHIEFS | WATCHERS,
    "screening.judge_overlap": JUDGES,
    "screening.scan": OFFICE | {Role.CLUSTER_OFFICER},
    "screening.learn": OFFICE | {Role.ADMINISTRATOR},
    "screening.score": KEEPERS
    | MEMBERS
    | {Role.PROVINCIAL_CHIEF, Role.DISTRICT_CHIEF, Role.AGENCY_HEAD, Role.REVIEWER},
}
