"""Who edits the lists of the installation; everybody at work reads them."""

from oneplan.accounts.roles import Role

EDIT = "code_lists.edit"

PERMISSIONS = {EDIT: frozenset({Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE})}
