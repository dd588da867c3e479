"""Who writes down what people ask for."""

from oneplan.accounts.roles import Role

RECORDERS = frozenset(
    {
        Role.DISTRICT_OFFICER,
        Role.COMMUNITY_DEVELOPER,
        Role.LOCAL_PLANNER,
        Role.VILLAGE_HEAD,
        Role.STRATEGIST,
    }
)

PERMISSIONS = {"needs.record": RECORDERS, "needs.change": RECORDERS}
