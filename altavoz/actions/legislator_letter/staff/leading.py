# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to a letter's screens: a button at the action."""

from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.staff.ways import Way
from altavoz.organisations.powers import Power

# Who may note what a member did: it is said in public of a named person.
NOTES = Power.RECORD
SEES = (Power.EDIT, Power.RECORD)
WAY = Way(
    address="legislator_letter:of_action", label=_("Letter among legislators"), icon="group", powers=SEES, order=40
)
