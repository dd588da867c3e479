"""Who words a plan plainly, sends its page, and says that a body has read it."""

from oneplan.accounts.roles import CHIEFS, PEOPLES_HEADS, PLANNERS, Role

PERMISSIONS = {
    "plan_pages.word": PLANNERS,
    "plan_pages.send": PLANNERS,
    "plan_pages.read": PLANNERS | CHIEFS | PEOPLES_HEADS | {Role.AGENCY_HEAD},
}
