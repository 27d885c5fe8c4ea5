# SPDX-License-Identifier: AGPL-3.0-or-later
"""When cards are collected: from the drive's first day on, until its action closes."""

from datetime import datetime

from altavoz.actions.solidarity.drive import Drive
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, in_words


def not_yet(drive: Drive, action: Action, now: datetime) -> bool:
    """The page tells of the drive before it begins; its form comes with the first day, where the organisation is."""
    today = day_in(now, action.zone) or now.date()
    return drive.begins_on is not None and today < drive.begins_on


def first_day(drive: Drive, language: str) -> str:
    return in_words(drive.begins_on, precision="day", language=language) if drive.begins_on else ""
