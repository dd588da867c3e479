"""Who may write projects and activities; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import CHIEFS, PLANNERS, WATCHERS, Role

PERMISSIONS = {
    "projects.begin": PLANNERS,
    "projects.change": PLANNERS,
    "projects.record_evidence": PLANNERS | {Role.SUPPLY_OFFICER},
    "projects.withdraw": PLANNERS,
    "projects.propose_again": PLANNERS,
    "projects.export": PLANNERS | CHIEFS | WATCHERS | {Role.SUPPLY_OFFICER, Role.FINANCE_OFFICER},
}
