"""Who may claim that a record serves a target; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import OFFICE, PLANNERS, Role

PERMISSIONS = {
    "strategy.align": PLANNERS,
    "strategy.move_alignments": OFFICE | {Role.ADMINISTRATOR},
    "strategy.keep_library": OFFICE | {Role.CLUSTER_OFFICER, Role.ADMINISTRATOR},
}
