"""Who prepares a plan and answers findings about it; whose plan it is, is asked in ``access``."""

from oneplan.accounts.roles import PLANNERS

PERMISSIONS = {"plans.overrule": PLANNERS, "plans.prepare": PLANNERS}
