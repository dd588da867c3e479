"""Settings shared by every environment.  Only ``config/env.py`` reads the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from oneplan.config.env import read_env

env = read_env()
ROOT = Path(__file__).resolve().parents[4]
PACKAGE = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "node_modules"

SECRET_KEY = env.secret_key
ALLOWED_HOSTS = list(env.allowed_hosts)
DEBUG = False
DEMO_ACCOUNTS = False
IS_PRODUCTION = env.mode == "production"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    "oneplan.core",
    "oneplan.audit",
    "oneplan.areas",
    "oneplan.accounts",
    "oneplan.jobs",
    "oneplan.saved_views",
    "oneplan.cycles",
    "oneplan.documents",
    "oneplan.threads",
    "oneplan.notices",
    "oneplan.funds",
    "oneplan.indicators",
    "oneplan.strategy",
    "oneplan.needs",
    "oneplan.committees",
    "oneplan.plans",
    "oneplan.value_chains",
    "oneplan.projects",
    "oneplan.screening",
    "oneplan.calls",
    "oneplan.plan_pages",
    "oneplan.annual_plans",
    "oneplan.apportioning",
    "oneplan.budget",
    "oneplan.local_plans",
    "oneplan.monitoring",
    "oneplan.assets",
    "oneplan.exchange",
    "oneplan.knowledge",
    "oneplan.publishing",
    "oneplan.code_lists",
    "oneplan.coverage",
    "oneplan.questions",
    "oneplan.analysis",
    "oneplan.portal",
    "oneplan.office",
    "oneplan.api",
    "oneplan.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "oneplan.core.sessions.LateAnswerMiddleware",
    "oneplan.core.language.ThaiFirstMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "oneplan.accounts.middleware.ActingPostMiddleware",
    "oneplan.threads.middleware.GuestMiddleware",
    "oneplan.core.offline.ReaderMiddleware",
    "oneplan.core.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "oneplan.config.urls"
WSGI_APPLICATION = "oneplan.config.wsgi.application"

FORM_RENDERER = "oneplan.core.form_drawing.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "oneplan.core.context.reading",
                "oneplan.accounts.context.acting",
                "oneplan.demo.context.example",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "oneplan.core.templatetags.official",
                "oneplan.core.templatetags.figures",
                "oneplan.core.templatetags.forms",
                "oneplan.core.templatetags.frame",
                "oneplan.core.templatetags.maps",
                "oneplan.core.templatetags.parts",
                "oneplan.core.templatetags.sharing",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(env.database or {}),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "portal:front"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = env.home / "static"
STATICFILES_DIRS = [
    (name, path)
    for name, path in (
        ("bootstrap", NODE_MODULES / "bootstrap" / "dist" / "css"),
        ("htmx", NODE_MODULES / "htmx.org" / "dist"),
        ("sarabun", NODE_MODULES / "@fontsource" / "sarabun"),
    )
    if path.is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False
MEDIA_ROOT = env.home / "files"
FONT_ROOT = env.home / "fonts"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
REAL_DATA = env.real_data

PUBLIC_ADDRESS = env.public_address
EMAIL_HOST = env.mail.host if env.mail else ""
EMAIL_PORT = env.mail.port if env.mail else 25
EMAIL_HOST_USER = env.mail.user if env.mail else ""
EMAIL_HOST_PASSWORD = env.mail.password if env.mail else ""
EMAIL_USE_TLS = bool(env.mail and env.mail.security == "starttls")
EMAIL_USE_SSL = bool(env.mail and env.mail.security == "tls")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.mail_from
LINE_TOKEN = env.line_token
LINE_SECRET = env.line_secret
LINE_API = env.line_api

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
