# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "joint_letter.write": _("Changed a joint letter"),
    "joint_letter.invite": _("Invited organisations to sign a joint letter"),
    "joint_letter.remind": _("Reminded organisations of a joint letter"),
    "joint_letter.begin_anew": _("Asked an organisation again to sign a joint letter"),
    "joint_letter.order": _("Changed the order of the signatures under a joint letter"),
    "joint_letter.on_paper": _("Entered a signature on paper under a joint letter"),
    "joint_letter.pictures": _("Added a signature or a logo as a picture to a joint letter"),
    "joint_letter.publish": _("Published a version of a joint letter"),
}
