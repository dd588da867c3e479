"""Who prints a body's official forms."""

from oneplan.threads.permissions import OFFICERS

PERMISSIONS = {"publishing.print": OFFICERS}
