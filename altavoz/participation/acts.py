# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "participation.settle_report": _("Settled a report"),
    "participation.release": _("Released a signature that was held"),
    "participation.invalidate": _("Took a signature out"),
    "participation.open": _("Opened a signature to judge it"),
    "participation.show": _("Showed a reason"),
    "participation.refuse": _("Did not show a reason"),
    "participation.undo_release": _("Undid a release"),
    "participation.undo_invalidate": _("Put a signature back"),
    "participation.undo_show": _("Hid a reason again"),
    "participation.undo_refuse": _("Took a refusal of a reason back"),
    "participation.enter_carried_over": _("Entered signatures from elsewhere"),
    "participation.check_carried_over": _("Checked signatures from elsewhere"),
    "participation.take_back_carried_over": _("Took signatures from elsewhere back"),
    "participation.enter_paper": _("Entered sheets of paper"),
    "participation.check_paper": _("Checked sheets of paper"),
    "participation.take_back_paper": _("Took sheets of paper back"),
    "participation.open_evidence": _("Opened evidence of signatures from elsewhere"),
    "participation.open_scan": _("Opened the scan of a sheet"),
    "participation.save_filter": _("Saved a filter"),
    "participation.count_filter": _("Had a filter count"),
    "participation.ask_to_apply_filter": _("Asked a second person for a filter"),
    "participation.apply_filter": _("Applied a filter"),
    "participation.approve_filter": _("Approved a filter"),
    "participation.decline_filter": _("Refused a filter"),
    "participation.undo_filter": _("Asked to undo a filter"),
    "participation.filter_applied": _("A filter took signatures out"),
    "participation.filter_undone": _("What a filter took out was put back"),
}
