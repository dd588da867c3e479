"""The WSGI application the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oneplan.config.settings.dev")
application = get_wsgi_application()

from oneplan.config.resident import settle  # noqa: E402 - needs the apps loaded

settle()
