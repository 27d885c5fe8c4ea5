# SPDX-License-Identifier: AGPL-3.0-or-later
from django.utils.translation import gettext as _

from altavoz.running import starting
from altavoz.running.management.commands import up


class Command(up.Command):
    help = _("Start the centre as `up` does; an empty home becomes a demonstration.")
    preparing = starting.DEMONSTRATION_FIRST
