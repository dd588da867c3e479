"""Who keeps boards, writes on them and comments; on which, is asked in ``access``."""

from oneplan.accounts.roles import CHIEFS, KEEPERS, MEMBERS, PEOPLES_HEADS, PLANNERS, WATCHERS

PERMISSIONS = {
    "value_chains.keep": KEEPERS,
    "value_chains.write": PLANNERS | MEMBERS,
    "value_chains.comment": PLANNERS | MEMBERS | CHIEFS | PEOPLES_HEADS | WATCHERS,
}
