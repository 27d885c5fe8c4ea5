# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the issues of an urgent action: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

SEES = (Power.EDIT, Power.PUBLISH)
WAY = Way(
    address="urgent_actions:of_action",
    label=_("Issue, further information, stop"),
    icon="warning",
    powers=SEES,
    order=5,
)
