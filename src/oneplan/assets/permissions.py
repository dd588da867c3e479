"""Who may open dockets and record what receivers answer."""

from oneplan.accounts.roles import KEEPERS, Role

OFFICERS = KEEPERS | {
    Role.LOCAL_PLANNER,
    Role.LOCAL_CLERK,
    Role.LOCAL_EXECUTIVE,
    Role.AGENCY_PLANNER,
    Role.AGENCY_HEAD,
    Role.SUPPLY_OFFICER,
}

PERMISSIONS = {
    "assets.open_docket": OFFICERS,
    "assets.record_consent": OFFICERS,
    "assets.move_docket": OFFICERS,
}
