# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the screens of an event: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

WAY = Way(
    address="event_staff:plan",
    label=_("When and where, and who comes"),
    icon="date",
    powers=(Power.EDIT, Power.PUBLISH, Power.SEE_NAMES),
    order=10,
)
