# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "supporters.confirm_erased": _("Confirmed that somebody was erased from a copy"),
    "supporters.keep_network": _("Changed a network"),
    "supporters.look_up_person": _("Looked up how much is held about an address"),
    "supporters.read_person": _("Read what is held about a person"),
    "supporters.export_person": _("Took along what is held about a person"),
    "supporters.send_person_link": _("Sent a person the link to her data"),
    "supporters.erase_person": _("Erased a person"),
}
