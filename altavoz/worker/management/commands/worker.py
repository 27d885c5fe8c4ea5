# SPDX-License-Identifier: AGPL-3.0-or-later
import os
import secrets
import signal
import socket
import threading

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.worker.loop import Loop
from altavoz.worker.rounds import registered


class Command(BaseCommand):
    help = _("Do what must be done in the background, until told to stop.")
    # The loop waits for the database; looking at its migrations first would end the worker instead.
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda _number, _frame: stop.set())
        worker = f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}"
        Loop(worker=worker, rounds=registered(), clock=timezone.now, stop=stop).run()
