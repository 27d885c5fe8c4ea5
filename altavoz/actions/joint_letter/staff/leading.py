# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to a joint letter: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.actions.joint_letter.forms import JointLetterForm
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

SEES = (Power.EDIT, Power.PUBLISH)


def is_joint(action: Action) -> bool:
    return issubclass(kind_of(action).form, JointLetterForm)


WAY = Way(
    address="joint_letters:of_action",
    label=_("The letter, and who signs it"),
    icon="mail",
    powers=SEES,
    order=5,
    fits=is_joint,
)
