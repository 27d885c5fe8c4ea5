# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did with figures."""

from django.utils.translation import gettext_lazy as _

from altavoz.organisations.acts import Words

ACTS: Words = {
    "indicators.define": _("Said or changed what a figure counts"),
    "indicators.publish": _("Published an indicator"),
    "indicators.observe": _("Entered a figure"),
    "indicators.revise": _("Revised a figure"),
}
