"""Who may steer stories; whose story it is, is asked in ``access``."""

from oneplan.accounts.roles import CHIEFS, PLANNERS, Role

OFFICERS = PLANNERS | CHIEFS - {Role.GOVERNOR}

PERMISSIONS = {
    "threads.merge": OFFICERS,
    "threads.circulate": OFFICERS,
    "threads.share": OFFICERS,
    "threads.refer": OFFICERS,
    "threads.answer_referral": OFFICERS,
}
