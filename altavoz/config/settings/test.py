# SPDX-License-Identifier: AGPL-3.0-or-later
"""For the tests: a home of their own, quick password hashes, no manifest."""

import atexit
import shutil
import tempfile
from pathlib import Path

from altavoz.config.settings.base import *  # noqa: F403

ALTAVOZ_HOME = Path(tempfile.mkdtemp(prefix="altavoz-test-"))
atexit.register(shutil.rmtree, ALTAVOZ_HOME, ignore_errors=True)
KEYS_DIR = ALTAVOZ_HOME / "keys"
MAIL_DIR = ALTAVOZ_HOME / "mail"
MEDIA_ROOT = ALTAVOZ_HOME / "media"
STATIC_ROOT = ALTAVOZ_HOME / "static"
SECRET_KEY = "a key that only the tests know"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PAGE_CACHE_BYTES = 0
PAGE_CACHE_SECONDS = 0.0
DOOR_SECONDS = 0.0
# Tests type quicker than people do.
MINIMUM_SECONDS = 0
# Nobody's name server is asked.
DKIM_CHECK = False
