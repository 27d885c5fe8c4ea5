# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "outbox.read_arrived": _("Read a mail that came in"),
    "outbox.deal_with_arrived": _("Dealt with a mail that came in"),
    "outbox.seen_stopped": _("Saw which addresses are not written to any more"),
    "outbox.send_again": _("Sent a letter in doubt again"),
    "outbox.drop": _("Dropped a letter in doubt"),
}
