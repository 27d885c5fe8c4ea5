# SPDX-License-Identifier: AGPL-3.0-or-later
"""What mailings led to: how many letters, and how many acts by their links. Nobody's opening of a letter is known."""

from dataclasses import dataclass

from altavoz.mailings.figures import codes
from altavoz.mailings.models import Mailing
from altavoz.organisations.powers import Reach
from altavoz.participation.came_from import counting

NEWEST = 30
BEGUN = [Mailing.State.GOING, Mailing.State.STOPPED, Mailing.State.DONE]


@dataclass(frozen=True)
class Sent:
    """One mailing, its letters, and the acts of those who came by its links and confirmed."""

    mailing: Mailing
    acts: int

    @property
    def letters(self) -> int:
        return self.mailing.number_put

    @property
    def acts_in_words(self) -> str:
        return codes.in_words(self.acts)

    @property
    def share(self) -> float:
        """Acts of a hundred letters; none where so few acted that they are not told apart."""
        return round(100 * self.acts / self.letters, 1) if self.letters and self.acts >= codes.FEW else 0.0


def newest(reach: Reach) -> list[Sent]:
    """Those that have begun, the newest first; one query for the acts of all."""
    rows = Mailing.objects.filter(reach.limit("organisation"), state__in=BEGUN).order_by("-begun_at", "-pk")
    mailings = list(rows[:NEWEST])
    by_code = counting.acted([code for mailing in mailings for code in _codes_of(mailing)])
    return [Sent(mailing, sum(by_code.get(code, 0) for code in _codes_of(mailing))) for mailing in mailings]


def _codes_of(mailing: Mailing) -> list[str]:
    return [codes.in_links(mailing, half) for half in ("", *codes.HALVES)]
