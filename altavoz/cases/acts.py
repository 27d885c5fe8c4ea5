# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "cases.open": _("Opened a case"),
    "cases.look": _("Looked into a case of extreme sensitivity"),
    "cases.change_basics": _("Changed who may see a case, or the basics of it"),
    "cases.change_names": _("Changed the names in a case"),
    "cases.change_texts": _("Changed the public words of a case"),
    "cases.change_facts": _("Changed the facts of a case"),
    "cases.change_events": _("Changed the events of a case"),
    "cases.change_violations": _("Changed the violations of a case"),
    "cases.change_protections": _("Changed the protection in a case"),
    "cases.change_statuses": _("Changed the status of a case"),
    "cases.change_responsible": _("Changed who is said to be responsible in a case"),
    "cases.change_pictures": _("Changed the pictures of a case"),
    "cases.change_consents": _("Changed the consent in a case"),
    "cases.withdraw_consent": _("Wrote down that a consent was withdrawn"),
    "cases.approve_accused": _("Approved, as a second person, that somebody is named as responsible"),
    "cases.give_right": _("Let somebody see a case"),
    "cases.take_right": _("Let somebody see a case no longer"),
    "cases.publish": _("Published a case"),
    "cases.take_down": _("Took a case down"),
    "cases.work_again": _("Worked again on a case that was taken down"),
    "cases.hide_lapsed": _("Hid a quotation or picture whose consent had ended"),
    "cases.warn": _("Warned that a consent ends"),
    "cases.take_file": _("Opened a file of a case"),
    "cases.export": _("Exported everything that is held in a case"),
    "cases.erase": _("Erased the people of a case"),
}
