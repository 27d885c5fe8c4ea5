# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the plan of an action that reaches offices: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

PLAN = Way(
    address="contacting_plan:edit",
    label=_("Whom to reach, and with which words"),
    icon="mail",
    powers=(Power.EDIT, Power.PUBLISH),
    order=10,
)
