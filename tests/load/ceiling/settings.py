# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same database settings as the product, and nothing else: no middleware, no apps but its own two tables."""

from pathlib import Path

from altavoz.config import env

SECRET_KEY = "a ceiling has no secrets"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.load.ceiling.urls"
MIDDLEWARE: list[str] = []
INSTALLED_APPS = ["tests.load.ceiling"]
DATABASES = {"default": env.database(env.text("DATABASE_URL"), Path(env.text("ALTAVOZ_HOME", "var")))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
WEB_THREADS = 4 if env.text("DATABASE_URL").startswith("postgres") else 1
