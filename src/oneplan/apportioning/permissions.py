"""Who says which body takes a line; of which list, is asked in ``access``."""

from oneplan.accounts.roles import KEEPERS

PERMISSIONS = {"apportioning.say_taker": KEEPERS}
