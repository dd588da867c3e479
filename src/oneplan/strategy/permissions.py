"""Who may claim that a record serves a target; whose record it is, is asked in ``access``."""

from oneplan.accounts.roles import MEMBERS, OFFICE, PLANNERS, WATCHERS, Role

PERMISSIONS = {
    "strategy.align": PLANNERS,
    "strategy.challenge": PLANNERS | WATCHERS | MEMBERS,
    "strategy.move_alignments": OFFICE | {Role.ADMINISTRATOR},
    "strategy.keep_library": OFFICE | {Role.CLUSTER_OFFICER, Role.ADMINISTRATOR},
}
