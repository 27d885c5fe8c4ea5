# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "deliveries.hand_over": _("Recorded a hand-over"),
    "deliveries.correct": _("Corrected a hand-over"),
    "deliveries.take_back": _("Took a hand-over back"),
    "deliveries.keep_photograph": _("Kept a photograph of a hand-over"),
    "deliveries.keep_receipt": _("Kept a receipt"),
    "deliveries.show_photograph": _("Showed a photograph in public"),
    "deliveries.hide_photograph": _("Took a photograph off the page"),
    "deliveries.take_photograph": _("Opened a photograph"),
    "deliveries.take_receipt": _("Opened a receipt"),
    "deliveries.record_reply": _("Recorded a reply"),
    "deliveries.publish_reply": _("Published a reply"),
    "deliveries.withdraw_reply": _("Took a reply off the page"),
    "deliveries.correct_reply": _("Corrected a reply"),
    "deliveries.keep_reply_scan": _("Kept the scan of a reply"),
    "deliveries.take_reply_scan": _("Opened the scan of a reply"),
    "deliveries.take_reply_original": _("Opened the words of a reply"),
    "deliveries.sort_reply_mail": _("Sorted a mail that came to an action"),
    "deliveries.take_reply_mail": _("Took a mail that came to an action along"),
    "deliveries.ask_for_pack": _("Asked for a pack"),
    "deliveries.ask_for_copy": _("Asked for a copy of a pack"),
    "deliveries.approve_copy": _("Let a colleague’s copy be made"),
    "deliveries.refuse_copy": _("Refused a colleague’s copy"),
    "deliveries.download": _("Took files of a pack"),
    "deliveries.pass_copy_on": _("Noted to whom a copy was passed on"),
    "deliveries.packed": _("Packed"),
    "deliveries.pack_failed": _("Could not pack"),
    "deliveries.copy_ready": _("Made a copy of a pack"),
    "deliveries.copy_failed": _("Could not make a copy of a pack"),
    "deliveries.expired": _("Deleted the files of a pack"),
}
