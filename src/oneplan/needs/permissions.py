"""Who writes down what people ask for: those near them, and members who bring proposals."""

from oneplan.accounts.roles import PEOPLES_HEADS, Role

RECORDERS = PEOPLES_HEADS | {
    Role.DISTRICT_OFFICER,
    Role.COMMUNITY_DEVELOPER,
    Role.LOCAL_PLANNER,
    Role.LOCAL_CLERK,
    Role.STRATEGIST,
    Role.GROUP_HEAD,
    Role.CIVIL_MEMBER,
    Role.BUSINESS_MEMBER,
}

PERMISSIONS = {"needs.record": RECORDERS, "needs.change": RECORDERS}
