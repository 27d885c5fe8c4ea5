# SPDX-License-Identifier: AGPL-3.0-or-later
"""Production, but that static files need not be gathered first, and that nobody waits long for a lock."""

from altavoz.config import env
from altavoz.config.settings.production import *  # noqa: F403
from altavoz.config.settings.production import ALTAVOZ_HOME, DATABASE_URL

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": env.database(DATABASE_URL, ALTAVOZ_HOME)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    patience = env.number("ALTAVOZ_TEST_LOCK_SECONDS", 10)
    options = {"transaction_mode": "IMMEDIATE", "timeout": patience}
    pragmas = env.SQLITE_PRAGMAS.replace("busy_timeout=10000", f"busy_timeout={patience * 1000}")
    pages = env.number("ALTAVOZ_TEST_PAGES", 0)
    pragmas += f"PRAGMA max_page_count={pages};" if pages else ""
    DATABASES["default"]["OPTIONS"] = {**options, "init_command": pragmas}
