"""Who keeps a committee's papers: its secretaries."""

from oneplan.accounts.roles import Role

SECRETARIES = frozenset(
    {Role.STRATEGIST, Role.HEAD_OF_OFFICE, Role.CLUSTER_OFFICER, Role.DISTRICT_OFFICER}
)

PERMISSIONS = {
    "committees.call_meeting": SECRETARIES,
    "committees.set_agenda": SECRETARIES,
    "committees.record_presence": SECRETARIES,
    "committees.decide": SECRETARIES,
    "committees.confirm": SECRETARIES,
    "committees.certify": SECRETARIES,
}
