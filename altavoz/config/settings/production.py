# SPDX-License-Identifier: AGPL-3.0-or-later
"""A centre that runs, demonstration or production: which of the two is a fact of its database."""

from altavoz.config.settings.base import *  # noqa: F403
from altavoz.config.settings.base import KEYS_DIR
from altavoz.personal_data.keys import secret_key

SECRET_KEY = secret_key(KEYS_DIR)
