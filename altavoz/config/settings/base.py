# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds everywhere. Each ALTAVOZ_ name is explained in docs/run/settings.md."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from altavoz.config import env

PACKAGE = Path(__file__).resolve().parents[2]
ALTAVOZ_HOME = Path(env.text("ALTAVOZ_HOME", "var")).resolve()
KEYS_DIR = ALTAVOZ_HOME / "keys"
MAIL_DIR = ALTAVOZ_HOME / "mail"
PORT = env.number("PORT", 8000)
BIND = env.text("ALTAVOZ_BIND", "127.0.0.1")
ALTAVOZ_URL = env.text("ALTAVOZ_URL", f"http://127.0.0.1:{PORT}").rstrip("/")

DEBUG = False
ROOT_URLCONF = "altavoz.config.urls"
ALLOWED_HOSTS = [*env.words("ALTAVOZ_HOSTS"), "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "altavoz.demonstration",
    "altavoz.running",
    "altavoz.api",
    "altavoz.mailings",
    "altavoz.newsroom",
    "altavoz.actions.urgent_action",
    "altavoz.actions.legislator_letter",
    "altavoz.actions.petition",
    "altavoz.actions.solidarity",
    "altavoz.actions.write",
    "altavoz.actions.call",
    "altavoz.actions.event",
    "altavoz.actions.joint_letter",
    "altavoz.deliveries",
    "altavoz.tallies",
    "altavoz.contacting",
    "altavoz.participation",
    "altavoz.campaigns",
    "altavoz.recommendations",
    "altavoz.indicators",
    "altavoz.cases",
    "altavoz.supporters",
    "altavoz.decision_makers",
    "altavoz.outbox",
    "altavoz.website",
    "altavoz.organisations",
    "altavoz.worker",
    "altavoz.personal_data",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "altavoz.website.pagecache.PageCacheMiddleware",
    "altavoz.website.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "altavoz.website.language_door.LanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "altavoz.organisations.staff_door.StaffDoorMiddleware",
    "altavoz.organisations.audit_door.AuditMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE_URL = env.text("DATABASE_URL")
DATABASES = {"default": env.database(DATABASE_URL, ALTAVOZ_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

WEB_WORKERS = env.number("ALTAVOZ_WEB_WORKERS", 2)
# SQLite has one writer at a time, and a second thread in a process would only wait for the first.
WEB_THREADS = env.number("ALTAVOZ_WEB_THREADS", 4 if DATABASE_URL.startswith("postgres") else 1)

PAGE_CACHE_BYTES = env.number("ALTAVOZ_PAGE_CACHE_MB", 64) * 1024 * 1024
PAGE_CACHE_SECONDS = 1.0

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "altavoz.config.formats"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS: list[str] = []

STATIC_URL = "/static/"
STATIC_ROOT = ALTAVOZ_HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = ALTAVOZ_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
# Public forms are small; an editor's page with a long story is not. Of public forms, a card alone brings a picture.
PUBLIC_FORM_BYTES = 64 * 1024
PUBLIC_UPLOAD_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = PUBLIC_UPLOAD_BYTES
STAFF_UPLOAD_BYTES = 24 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# In memory alone: a scan with people's names must never lie open in a folder for temporary files.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = STAFF_UPLOAD_BYTES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Wrong passwords are counted here, by address: in memory alone, because no address may reach a disk.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/cms/"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = "/"
SECURE_COOKIES = ALTAVOZ_URL.startswith("https://")
SESSION_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "altavoz.website.errors.forbidden_form"
X_FRAME_OPTIONS = "SAMEORIGIN"

ACCOUNT_ADAPTER = "altavoz.organisations.accounts.StaffAccountAdapter"
MFA_ADAPTER = "altavoz.organisations.accounts.StaffSecondFactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Altavoz"

WAGTAIL_SITE_NAME = "Altavoz"
WAGTAILADMIN_BASE_URL = ALTAVOZ_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "altavoz.website.picture_forms.PictureForm"
# Below what Pillow itself warns of: a picture is opened whole to make it smaller.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif", "svg"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILLOCALIZE_JOBS = {"BACKEND": "wagtail_localize.tasks.ImmediateBackend"}

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SMTP_URL = env.text("SMTP_URL")
SMTP_CONNECTIONS = env.number("ALTAVOZ_SMTP_CONNECTIONS", 8)
MAIL_FROM = env.text("ALTAVOZ_MAIL_FROM", "Altavoz <altavoz@localhost>")
# The centre signs its letters where all three are set; else the mail server does.
DKIM_SELECTOR = env.text("ALTAVOZ_DKIM_SELECTOR")
DKIM_DOMAIN = env.text("ALTAVOZ_DKIM_DOMAIN")
DKIM_KEY_FILE = env.text("ALTAVOZ_DKIM_KEY_FILE")
# Where letters that cannot be delivered come back to, and the two ways in which mail reaches us.
BOUNCES_TO = env.text("ALTAVOZ_BOUNCES_TO")
# Each action has an address of its own under this one. Whose word on a sender is believed; else we look ourselves.
REPLIES_TO = env.text("ALTAVOZ_REPLIES_TO")
AUTHSERV_ID = env.text("ALTAVOZ_AUTHSERV_ID").lower()
DKIM_CHECK = env.flag("ALTAVOZ_DKIM_CHECK", default=True)
LMTP = env.text("ALTAVOZ_LMTP")
IMAP_URL = env.text("IMAP_URL")
# A mail provider that tells us by a call what became of our letters.
WEBHOOK_PROVIDER = env.text("ALTAVOZ_WEBHOOK_PROVIDER").lower()
WEBHOOK_SECRET = env.text("ALTAVOZ_WEBHOOK_SECRET")

TRUSTED_PROXIES = env.number("ALTAVOZ_TRUSTED_PROXIES", 0)
MINIMUM_AGE = env.number("ALTAVOZ_MINIMUM_AGE", 16)
MINIMUM_SECONDS = env.number("ALTAVOZ_MINIMUM_SECONDS", 2)
# How long a web process may go by what it has read of an action, in seconds.
DOOR_SECONDS = 1.0
UNCONFIRMED_DAYS = env.number("ALTAVOZ_UNCONFIRMED_DAYS", 14)
# After closing, hand-over and outcome, whichever is last.
FORGET_AFTER_DAYS = env.number("ALTAVOZ_FORGET_AFTER_DAYS", 365)
DIRECTORY_STALE_DAYS = env.number("ALTAVOZ_DIRECTORY_STALE_DAYS", 180)
REMIND_AFTER_HOURS = env.number("ALTAVOZ_REMIND_AFTER_HOURS", 48)
PACK_DAYS = env.number("ALTAVOZ_PACK_DAYS", 7)
# Whoever takes more names than these needs a second person's word; and how long one good turn forbids another.
PACK_ROWS_ALONE = 1_000
PACK_RETURN_DAYS = 30
PACK_VOLUME = 10_000
CODE_MINUTES = 30
CODE_TRIES = 5
LETTERS_PER_ACTION = 3
LETTERS_PER_DAY = 10
LIMIT_PER_BLOCK = env.text("ALTAVOZ_LIMIT_PER_BLOCK", "60/hour")
LIMIT_MY_DATA = "10/hour"
LIMIT_PICTURES = env.text("ALTAVOZ_LIMIT_PICTURES", "120/hour")
LIMIT_PER_DOMAIN = env.text("ALTAVOZ_LIMIT_PER_DOMAIN", "3000/minute")
LIMITS_STORAGE = env.text("ALTAVOZ_LIMITS_STORAGE", "memory://")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "altavoz.running.logs.LineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
    },
    "filters": {"routes": {"()": "altavoz.running.logs.RouteInsteadOfPath"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["routes"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        # It writes down which security key somebody has signed in with.
        "fido2": {"level": "WARNING"},
        # It writes down each address that mail comes from or goes to.
        "mail.log": {"level": "CRITICAL"},
        "wagtail": {"level": "WARNING"},
    },
}
