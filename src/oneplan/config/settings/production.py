"""Settings of an office's own server.  ``check --deploy`` is clean; demo accounts cannot exist."""

from oneplan.config.settings.base import *  # noqa: F403

DEMO_ACCOUNTS = False
IS_PRODUCTION = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
