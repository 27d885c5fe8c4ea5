# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "contacting.rules": _("Changed how an office is written to"),
    "contacting.stop": _("Stopped letters to an office"),
    "contacting.resume": _("Let letters to an office go on"),
    "contacting.send_on": _("Sent on letters that waited"),
    "contacting.drop_rules": _("Dropped the rules of an office"),
    "contacting.change_plan": _("Changed whom an action writes to, and how"),
}
