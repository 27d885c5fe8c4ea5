# SPDX-License-Identifier: AGPL-3.0-or-later
"""What mailings led to: how many letters, and how many acts by their links. Nobody's opening of a letter is known."""

from dataclasses import dataclass

from altavoz.mailings.models import Mailing
from altavoz.organisations.powers import Reach

NEWEST = 30
BEGUN = [Mailing.State.GOING, Mailing.State.STOPPED, Mailing.State.DONE]


@dataclass(frozen=True)
class Sent:
    mailing: Mailing

    @property
    def letters(self) -> int:
        return self.mailing.number_put


def newest(reach: Reach) -> list[Sent]:
    """Those that have begun, the newest first."""
    rows = Mailing.objects.filter(reach.limit("organisation"), state__in=BEGUN).order_by("-begun_at", "-pk")
    return [Sent(row) for row in rows[:NEWEST]]
