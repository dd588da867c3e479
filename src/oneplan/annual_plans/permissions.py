"""Who may run a round and draw the frame; of which body, is asked in ``access``."""

from oneplan.accounts.roles import KEEPERS

SECRETARIES = KEEPERS

PERMISSIONS = {
    "annual_plans.run_round": SECRETARIES,
    "annual_plans.draw_frame": SECRETARIES,
}
