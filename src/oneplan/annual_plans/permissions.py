"""Who may run a round and draw the frame; of which body, is asked in ``access``."""

from oneplan.accounts.roles import Role

SECRETARIES = frozenset(
    {Role.STRATEGIST, Role.HEAD_OF_OFFICE, Role.CLUSTER_OFFICER, Role.DISTRICT_OFFICER}
)

PERMISSIONS = {
    "annual_plans.run_round": SECRETARIES,
    "annual_plans.draw_frame": SECRETARIES,
}
