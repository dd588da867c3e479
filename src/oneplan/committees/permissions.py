"""Who keeps a committee's papers: its secretaries.

The secretary of a sub-district's committee is the community developer, of a local authority's its
permanent secretary and its head of planning (ระเบียบ มท. แผนพัฒนา อปท. 2548 and 2561).
"""

from oneplan.accounts.roles import KEEPERS, Role

SECRETARIES = KEEPERS | {Role.COMMUNITY_DEVELOPER, Role.LOCAL_CLERK, Role.LOCAL_PLANNER}

PERMISSIONS = {
    "committees.call_meeting": SECRETARIES,
    "committees.set_agenda": SECRETARIES,
    "committees.record_presence": SECRETARIES,
    "committees.decide": SECRETARIES,
    "committees.confirm": SECRETARIES,
    "committees.certify": SECRETARIES,
}
