"""Who may report progress: planners, and those who buy and pay."""

from oneplan.accounts.roles import PLANNERS, Role

PERMISSIONS = {
    "monitoring.report": PLANNERS - {Role.HEAD_OF_OFFICE, Role.COMMUNITY_DEVELOPER}
    | {Role.SUPPLY_OFFICER, Role.FINANCE_OFFICER},
}
