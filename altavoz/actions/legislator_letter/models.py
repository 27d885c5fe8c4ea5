# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.legislator_letter.letter import (
    CircularLetter,
    EarlierLetter,
    EarlierLetterText,
    Lead,
    LetterText,
    Recess,
)
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.actions.legislator_letter.seats import PastedLine, PastedList, Seat, Standing

__all__ = [
    "CircularLetter",
    "EarlierLetter",
    "EarlierLetterText",
    "Lead",
    "LegislatorLetterPage",
    "LetterText",
    "PastedLine",
    "PastedList",
    "Recess",
    "Seat",
    "Standing",
]
