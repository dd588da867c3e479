"""Settings of a machine that tries OnePlan out: demo accounts open with one click."""

from oneplan.config.settings.base import *  # noqa: F403

DEMO_ACCOUNTS = True
ALLOWED_HOSTS = ["*"]
