# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "solidarity.show": _("Accepted a card"),
    "solidarity.refuse": _("Refused a card"),
    "solidarity.undo_show": _("Took back that a card was accepted"),
    "solidarity.undo_refuse": _("Took back that a card was refused"),
    "solidarity.note": _("Noted a card’s translation, picture or group"),
    "solidarity.ask_for_sheets": _("Asked for print sheets of cards"),
    "solidarity.take_sheets": _("Took print sheets of cards"),
    "solidarity.hand_sheets_over": _("Said with which hand-over print sheets went"),
    "solidarity.change_drive": _("Changed a solidarity drive"),
}
