# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did with figures."""

from django.utils.translation import gettext_lazy as _

from altavoz.organisations.acts import Words

ACTS: Words = {
    "indicators.define": _("Said or changed what a figure counts"),
    "indicators.publish": _("Published an indicator"),
    "indicators.observe": _("Entered a figure"),
    "indicators.revise": _("Revised a figure"),
    "indicators.archive": _("Kept a copy of a figure’s source"),
    "indicators.archive_rights": _("Said who may have the copy of a figure’s source"),
    "indicators.archive_away": _("Took the copy of a figure’s source away"),
    "indicators.leave": _("Left a quotation of an older figure as it is"),
    "indicators.look_again": _("Put a quotation of an older figure back to be looked at"),
}
