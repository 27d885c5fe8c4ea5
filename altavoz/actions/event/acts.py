# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "event.plan": _("Changed when and where an event is"),
    "event.cancel": _("Called an event off"),
    "event.link": _("Said what was handed over at an event"),
}
