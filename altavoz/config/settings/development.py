# SPDX-License-Identifier: AGPL-3.0-or-later
"""For working on Altavoz itself: tracebacks in the browser, static files without a manifest."""

from altavoz.config.settings.base import *  # noqa: F403
from altavoz.config.settings.base import KEYS_DIR
from altavoz.personal_data.keys import secret_key

DEBUG = True
SECRET_KEY = secret_key(KEYS_DIR)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
