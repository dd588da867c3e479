"""Who may steer stories; whose story it is, is asked in ``access``."""

from oneplan.accounts.roles import CHIEFS, KEEPERS, PLANNERS, Role

OFFICERS = PLANNERS | CHIEFS - {Role.GOVERNOR}

HEADS = frozenset(
    {
        Role.HEAD_OF_OFFICE,
        Role.DISTRICT_CHIEF,
        Role.LOCAL_EXECUTIVE,
        Role.LOCAL_CLERK,
        Role.AGENCY_HEAD,
        Role.CLUSTER_OFFICER,
    }
)
"""Who rules the house of a body."""

PERMISSIONS = {
    "threads.merge": OFFICERS,
    "threads.circulate": OFFICERS,
    "threads.share": OFFICERS,
    "threads.refer": OFFICERS,
    "threads.answer_referral": OFFICERS,
    "threads.sign_off": OFFICERS | {Role.GOVERNOR, Role.SUPPLY_OFFICER, Role.FINANCE_OFFICER},
    "threads.set_steps": HEADS | {Role.ADMINISTRATOR},
    "threads.open_to_guest": KEEPERS | HEADS,
    "threads.explain": OFFICERS | {Role.ADMINISTRATOR},
}
