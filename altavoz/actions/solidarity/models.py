# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.solidarity.card import Card, CardAct, Printing
from altavoz.actions.solidarity.drive import Drive, DriveText, Recipient, RecipientText, Team
from altavoz.actions.solidarity.pages import SolidarityPage

__all__ = [
    "Card",
    "CardAct",
    "Drive",
    "DriveText",
    "Printing",
    "Recipient",
    "RecipientText",
    "SolidarityPage",
    "Team",
]
