# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to a joint letter: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

SEES = (Power.EDIT, Power.PUBLISH)

WAY = Way(
    address="joint_letters:of_action",
    label=_("The letter, and who signs it"),
    icon="mail",
    powers=SEES,
    order=5,
)
