# SPDX-License-Identifier: AGPL-3.0-or-later
"""What letters tell of their action: thousands say the same, so a process reads it at most once a second."""

import time
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from altavoz.participation.agreed import addressees_of, wording_of
from altavoz.participation.models import Participation

MOST_KEPT = 512
Asked = tuple[int, int, str, str, date]


@dataclass(frozen=True)
class Told:
    """Of the version and in the language of a signature; names in the language of the letter."""

    headline: str
    ask: str
    organisation: str
    addressees: tuple[str, ...]


_kept: dict[Asked, tuple[float, Told]] = {}


def told_of(row: Participation, *, language: str, today: date) -> Told:
    """`row` comes with its action: whether that may be written about at all is seen in the row and never kept."""
    asked = (row.action_id, row.text_version, row.language, language, today)
    kept = _kept.get(asked)
    if kept and time.monotonic() < kept[0]:
        return kept[1]
    agreed_to = wording_of(row)
    told = Told(
        headline=agreed_to.headline,
        ask=agreed_to.ask,
        organisation=row.action.organisation.name(language),
        addressees=addressees_of(row.action, language=language, today=today),
    )
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[asked] = (time.monotonic() + settings.DOOR_SECONDS, told)
    return told
