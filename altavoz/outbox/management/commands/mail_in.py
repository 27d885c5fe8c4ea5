# SPDX-License-Identifier: AGPL-3.0-or-later
import ipaddress
import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.outbox.incoming.lmtp import controller


class Command(BaseCommand):
    help = _("Take in the mail that a mail server in front of this centre hands over (LMTP), until told to stop.")

    def handle(self, *args: object, **options: object) -> None:
        host, _colon, port = settings.LMTP.rpartition(":")
        if not _is_loopback(host) or not port.isdigit():
            raise CommandError(_("ALTAVOZ_LMTP is written as 127.0.0.1:8024; it listens on this machine alone."))
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda _number, _frame: stop.set())
        door = controller(host, int(port), clock=timezone.now)
        door.start()
        stop.wait()
        door.stop()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
