"""Settings, read from the environment; a developer's machine needs none, a council's needs five."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

ROOT = Path(__file__).resolve().parents[2]
STATE = Path(os.environ.get("ONESTORY_STATE", ROOT / ".state"))
DEMO = os.environ.get("ONESTORY_DEMO") == "1"
SECRET_KEY = os.environ.get("ONESTORY_SECRET_KEY", "")
# Those from before the last rotations, newest first and by spaces: what was signed or sealed under them is still read.
SECRET_KEY_FALLBACKS = os.environ.get("ONESTORY_SECRET_KEYS_BEFORE", "").split()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ONESTORY_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("ONESTORY_ORIGINS", "").split(",") if origin]


# A database that is cut off is noticed within half a minute rather than in the two hours that a system waits by itself.
REACHED_WITHIN: dict[str, object] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
# A statement asked for a third time on a connection keeps its plan: with row security and months apart, planning cost
# as much as answering. A pooler between must know prepared statements (PgBouncer from 1.21).
PREPARED: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 2}
# For pages and calls only: what the worker does may take its time. And their plans serve for all values from the first:
# left to itself, PostgreSQL plans a story's months anew each time, having found five times that it saves reading some.
PATIENCE = (
    "-c lock_timeout=10s -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s "
    "-c plan_cache_mode=force_generic_plan"
)


def database(url: str) -> dict[str, object]:
    """A PostgreSQL address (``postgresql://user:password@host:port/name``) as Django's settings."""
    parts = urlsplit(url)
    options: dict[str, object] = REACHED_WITHIN | PREPARED | dict(parse_qsl(parts.query))
    keeps = bool(os.environ.get("ONESTORY_ANSWERS"))
    if keeps:
        options.setdefault("options", PATIENCE)
    return {
        "ENGINE": "onestory.walls.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or 5432,
        "CONN_HEALTH_CHECKS": True,
        # Each thread that answers keeps its own. A pool asked ever more seldom while the database was away (after one,
        # two, four seconds, up to minutes), so that a hub was down for up to twice as long as its database.
        "CONN_MAX_AGE": None if keeps else 0,
        "OPTIONS": options,
        "TEST": {"MIGRATE": False},
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql://onestory_app@127.0.0.1:5432/onestory"))}
# Shared by every process, so that tries at a password and used codes are counted once.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "onestory_cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    name
    for name in (
        "walls",
        "councils",
        "audit",
        "access",
        "letters",
        "feeds",
        "people",
        "story",
        "frontdoor",
        "performance",
        "oversight",
        "clockwork",
        "jobs",
        "web",
    )
    if (ROOT / "onestory" / name / "apps.py").exists()
]
INSTALLED_APPS = [
    *(f"onestory.{name}" for name in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["onestory.web.signin.accounts.Accounts"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "onestory.web.doorway.Doorway",
    "onestory.api.door.MachineDoor",
]
ROOT_URLCONF = "onestory.config.urls"
WSGI_APPLICATION = "onestory.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "onestory" / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "onestory.web.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "onestory.web.frame.frame",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
ASSETS = Path(os.environ.get("ONESTORY_ASSETS", STATE / "assets"))
PREBUILT_ASSETS = ROOT / "onestory" / "web" / "built"
STATICFILES_DIRS = [path for path in (ASSETS, PREBUILT_ASSETS) if path.is_dir()][:1]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": STATE / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
CLAMD = os.environ.get("ONESTORY_CLAMD", "")
"""The virus scanner of files that come with contacts: host:port, or the path of clamd's socket."""
# For how long at most a process that answers pages shows again what took it long to count (decision 52).
FIGURES_KEPT = timedelta(minutes=5 if os.environ.get("ONESTORY_ANSWERS") else 0)
DELIVERIES = STATE / "deliveries"
# The keys to shielded places, outside the database: themselves, a command that asks a key service, or a file.
SHIELD_KEYS = os.environ.get("ONESTORY_SHIELD_KEYS", "")
SHIELD_KEY_COMMAND = os.environ.get("ONESTORY_SHIELD_KEY_COMMAND", "")
SHIELD_KEY_FILE = Path(os.environ.get("ONESTORY_SHIELD_KEY_FILE", STATE / "shield.keys"))
AUDIT_ANCHORS = Path(os.environ.get("ONESTORY_ANCHORS", STATE / "anchors" / "audit-heads.jsonl"))
SHIELD_JOURNAL = Path(os.environ.get("ONESTORY_SHIELD_JOURNAL", AUDIT_ANCHORS.with_name("shields.jsonl")))

PUBLIC_ORIGIN_IS_HTTPS = os.environ.get("ONESTORY_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_ORIGIN_IS_HTTPS
# A browser takes a cookie so named only over HTTPS and from this very host: no neighbour can plant one.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if PUBLIC_ORIGIN_IS_HTTPS else ("sessionid", "csrftoken")
)
SESSION_ENGINE = "onestory.web.signin.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_SERIALIZER = "onestory.web.sealed_sessions.Sealed"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 15 * 60
SESSION_TOUCHED_EVERY = 60
"""Seconds: a session is written afresh, and its quarter of an hour begun again, at most once a minute."""
SESSION_LONGEST = 12 * 60 * 60
"""Seconds from coming in: however busy, one signs in anew after the longest shift."""
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC_ORIGIN_IS_HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
GOVUK_INLINE_SCRIPT = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, GOVUK_INLINE_SCRIPT],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "onestory.web.signin.adapter.Door"
SOCIALACCOUNT_ADAPTER = "onestory.web.signin.adapter.IdentityDoor"
ACCOUNT_SESSION_REMEMBER = False
# Short, once, and in the browser that asked; how long is said in the letter: letters/declared/sign_in_letters.py.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_FORMS = {"confirm_login_code": "onestory.web.signin.code_form.CodeForm"}
ACCOUNT_RATE_LIMITS = {"request_login_code": "30/m/ip,3/5m/key,20/d/key", "reset_password": "20/m/ip,3/5m/key,20/d/key"}
PASSWORD_RESET_TIMEOUT = 60 * 60
# allauth's own writes a row for somebody and none for nobody, which would tell them apart by the time it takes.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USER_DISPLAY = "onestory.web.signin.adapter.display"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_TOTP_ISSUER = "OneStory"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "onestory.web.signin.secrets.KeptSecret"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = False


def identity_provider(*, server: str, client: str, secret: str, name: str) -> dict[str, object]:
    """What allauth is told of a provider; whoever signed in there longer ago than a shift shows again who they are."""
    asks = {"server_url": server, "auth_params": {"max_age": str(SESSION_LONGEST)}}
    app = {"provider_id": "council", "name": name, "client_id": client, "secret": secret, "settings": asks}
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app] if server else []}}


SOCIALACCOUNT_PROVIDERS = identity_provider(
    server=os.environ.get("ONESTORY_OIDC_SERVER", ""),
    client=os.environ.get("ONESTORY_OIDC_CLIENT", ""),
    secret=os.environ.get("ONESTORY_OIDC_SECRET", ""),
    name=os.environ.get("ONESTORY_OIDC_NAME", "your organisation's account"),
)
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "onestory.web.signin.passwords.NotOurWords"},
    {"NAME": "onestory.web.signin.breached.NotBreached"},
]
BREACHED_PASSWORDS = os.environ.get("ONESTORY_BREACHED", "")
"""A file of breached passwords: SHA-1 hashes in order, as Pwned Passwords has them, or plain, one a line."""

# Without a mail server, letters are put into a folder, where whoever keeps the hub can read that they were sent.
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if os.environ.get('ONESTORY_SMTP_HOST') else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = STATE / "mail"
EMAIL_HOST = os.environ.get("ONESTORY_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("ONESTORY_SMTP_PORT", "1025"))
EMAIL_HOST_USER = os.environ.get("ONESTORY_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ONESTORY_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ONESTORY_SMTP_STARTTLS", "") == "1"
NOTIFY_KEY = os.environ.get("ONESTORY_NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("ONESTORY_NOTIFY_TEMPLATE", "")
NOTIFY_URL = os.environ.get("ONESTORY_NOTIFY_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("ONESTORY_FROM", "onestory@example.org")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ONESTORY_LOG", "WARNING")},
}
PROCRASTINATE_ON_APP_READY = None
