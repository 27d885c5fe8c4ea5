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
    "supporters.ask_for_export": _("Asked for a list of supporters"),
    "supporters.approve_export": _("Let a colleague take a list of supporters"),
    "supporters.refuse_export": _("Refused a colleague a list of supporters"),
    "supporters.take_export": _("Took a list of supporters"),
    "supporters.import_list": _("Brought a list of supporters in"),
    "supporters.ask_to_import": _("Asked a second person for an import"),
    "supporters.approve_import": _("Approved an import"),
    "supporters.send_import_back": _("Sent an import back"),
    "supporters.drop_import": _("Dropped an import"),
    "supporters.undo_import": _("Asked to undo an import"),
    "supporters.import_done": _("An import was carried out"),
    "supporters.import_undone": _("An import was undone"),
    "supporters.take_refusals": _("Took the list of who is left out"),
    "supporters.take_evidence": _("Opened the proof of an import"),
}
