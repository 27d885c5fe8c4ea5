# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `altavoz`: each of its verbs is a Django command of the room that it belongs to."""

import os
import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line

from altavoz.config import checks  # noqa: F401 - registers them
from altavoz.config.settings import base
from altavoz.running import starting
from altavoz.running.serving import launch_of

# These two only start other programs, so they need not wait for Django to be loaded for themselves.
STARTERS = {"up": starting.PRODUCTION_FIRST, "run": starting.DEMONSTRATION_FIRST}
# Whoever checks another centre's log has none of her own, and needs none of its keys.
KEYLESS = frozenset({"verify"})
# Whatever is written by the command and by what it starts, is its owner's alone.
OWNER_ONLY = 0o077


def main(words: Sequence[str] | None = None) -> None:
    words = sys.argv[1:] if words is None else words
    os.umask(OWNER_ONLY)
    settings = "keyless" if KEYLESS.intersection(words[:1]) else "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"altavoz.config.settings.{settings}")
    if len(words) == 1 and words[0] in STARTERS:
        sys.exit(starting.start(launch_of(base), preparing=STARTERS[words[0]], say=say))
    execute_from_command_line(["altavoz", *words])


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
