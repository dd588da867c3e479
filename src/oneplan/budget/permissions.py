"""Who may record money."""

from oneplan.accounts.roles import OFFICE, Role

PERMISSIONS = {
    "budget.record_amount": OFFICE
    | {
        Role.CLUSTER_OFFICER,
        Role.LOCAL_PLANNER,
        Role.LOCAL_CLERK,
        Role.AGENCY_PLANNER,
        Role.FINANCE_OFFICER,
    },
}
