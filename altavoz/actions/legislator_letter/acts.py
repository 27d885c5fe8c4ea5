# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "legislator_letter.note": _("Noted who has signed a letter"),
    "legislator_letter.drop_list": _("Set a pasted list aside"),
    "legislator_letter.undo_list": _("Undid what a pasted list noted"),
    "legislator_letter.change_letter": _("Changed the facts of a letter"),
}
