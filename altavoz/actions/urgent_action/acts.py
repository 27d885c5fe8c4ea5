# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "urgent_action.first": _("Issued an urgent action"),
    "urgent_action.update": _("Issued further information on an urgent action"),
    "urgent_action.stop": _("Stopped an urgent action: no letter goes out any more"),
    "urgent_action.change_facts": _("Changed the facts of an urgent action"),
}
