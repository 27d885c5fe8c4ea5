# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two subjects are tried on a part of the audience; then a person chooses, and the others get the better one.

No opens are counted, here or anywhere: what tells the subjects apart is what people did, and that is read by a person.
"""

from dataclasses import dataclass

from altavoz.mailings.models import Mailing

Half, State = Mailing.Half, Mailing.State


@dataclass(frozen=True)
class Split:
    """How many letters went with either subject while they were tried, and how many recipients wait."""

    a: int
    b: int
    waiting: int


def choose(mailing_id: int, half: str) -> bool:
    """False where somebody has chosen already, or nothing is being tried. The rows keep the half that they drew."""
    if half not in {Half.A, Half.B}:
        return False
    trying = Mailing.objects.filter(pk=mailing_id, test_share__gt=0, chosen_half=Half.NONE)
    return bool(trying.filter(state__in=[State.GOING, State.STOPPED]).update(chosen_half=half))


def split(mailing: Mailing) -> Split:
    gone = mailing.number_put + mailing.number_weekly + mailing.number_skipped
    return Split(mailing.number_put_a, mailing.number_put_b, max(0, mailing.number_chosen - gone))
