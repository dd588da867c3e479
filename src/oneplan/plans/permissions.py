"""Who may answer a finding about a plan; whose plan it is, is asked in ``access``."""

from oneplan.accounts.roles import PLANNERS

PERMISSIONS = {"plans.overrule": PLANNERS}
