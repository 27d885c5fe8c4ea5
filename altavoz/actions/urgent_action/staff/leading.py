# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the issues of an urgent action: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action.forms import UrgentForm
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

SEES = (Power.EDIT, Power.PUBLISH)


def is_urgent(action: Action) -> bool:
    return issubclass(kind_of(action).form, UrgentForm)


WAY = Way(
    address="urgent_actions:of_action",
    label=_("Issue, further information, stop"),
    icon="warning",
    powers=SEES,
    order=5,
    fits=is_urgent,
)
