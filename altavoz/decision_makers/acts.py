# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "decision_makers.accept_correction": _("Accepted a correction"),
    "decision_makers.refuse_correction": _("Refused a correction"),
    "decision_makers.confirm_fact": _("Confirmed a fact"),
}
