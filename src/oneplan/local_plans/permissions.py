"""Who writes a local plan, and who announces it; only of their own body, as ``access`` asks."""

from oneplan.accounts.roles import CHIEFS, PLANNERS, Role

PERMISSIONS = {
    "local_plans.write": PLANNERS,
    "local_plans.announce": CHIEFS | {Role.LOCAL_CLERK, Role.LOCAL_PLANNER},
}
