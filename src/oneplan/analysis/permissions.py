"""Who writes an analysis and who asks about it; of which plan, is asked in ``access``."""

from oneplan.accounts.roles import CHIEFS, MEMBERS, PEOPLES_HEADS, PLANNERS, WATCHERS

PERMISSIONS = {
    "analysis.write": PLANNERS,
    "analysis.ask": PLANNERS | MEMBERS | CHIEFS | PEOPLES_HEADS | WATCHERS,
}
