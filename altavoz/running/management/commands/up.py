# SPDX-License-Identifier: AGPL-3.0-or-later
import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from altavoz.running import starting
from altavoz.running.serving import launch_of


class Command(BaseCommand):
    help = _("Start the centre, web server and worker, and stay with it; an empty home becomes a production centre.")
    preparing: tuple[str, ...] = starting.PRODUCTION_FIRST

    def handle(self, *args: object, **options: object) -> None:
        sys.exit(starting.start(launch_of(settings), preparing=self.preparing, say=self.stdout.write))
