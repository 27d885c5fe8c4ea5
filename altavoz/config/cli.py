# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `altavoz`: each of its verbs is a Django command of the room that it belongs to."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "altavoz.config.settings.production")
    execute_from_command_line(["altavoz", *sys.argv[1:]])


if __name__ == "__main__":
    main()
