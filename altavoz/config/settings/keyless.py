# SPDX-License-Identifier: AGPL-3.0-or-later
"""For commands that look at another centre: nothing of this machine is read, and nothing is left on it."""

import secrets

from altavoz.config.settings.base import *  # noqa: F403

# Signs nothing: Django asks for one at its start.
SECRET_KEY = secrets.token_hex(32)
