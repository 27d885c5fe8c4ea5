# SPDX-License-Identifier: AGPL-3.0-or-later
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from altavoz.personal_data import keys, sealing


class Command(BaseCommand):
    help = "Data keys: list their numbers, or add a new one that seals from now on. A key itself is never printed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("order", choices=["list", "rotate"])

    def handle(self, *args: Any, **options: Any) -> None:  # Any: the base class's own signature
        {"list": self._list, "rotate": self._rotate}[options["order"]]()

    def _list(self) -> None:
        known = keys.data_keys()
        for key in known:
            self.stdout.write(f"key {key.number}: {'seals and opens' if key == known[-1] else 'opens'}")

    def _rotate(self) -> None:
        new = keys.rotate()
        sealing.forget_keys()
        self.stdout.write(f"Key {new.number} seals from now on. Older keys still open what they sealed: keep them.")
        self.stdout.write(f"Back up {settings.KEYS_DIR} now: without it nobody can read the names again.")
