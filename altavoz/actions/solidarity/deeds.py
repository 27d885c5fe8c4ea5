# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cards that somebody sent, and how far they have come, for the page that tells what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from django.utils.translation import gettext as _

from altavoz.actions.solidarity.card import Card
from altavoz.campaigns.action import Precision
from altavoz.participation.did import deeds
from altavoz.participation.did.deeds import Deed
from altavoz.participation.models import Participation

State = Card.State
# A card that nobody has confirmed is no deed, and of one that was forgotten nothing is told.
TOLD = (State.WAITING, State.SHOWN, State.REFUSED)


def tell(row: Participation) -> Sequence[Deed]:
    cards = Card.objects.filter(participation=row.pk, state__in=TOLD).select_related("recipient", "printing__hand_over")
    told = cards.prefetch_related("recipient__texts").order_by("pk")
    return [deed for card in told for deed in _of(card, row)]


def register() -> None:
    deeds.register("solidarity", tell)


def _of(card: Card, row: Participation) -> Iterator[Deed]:
    about = {"name": card.recipient.name(row.language)}
    yield Deed(card.confirmed_at or card.made_at, _("You wrote a card. For: %(name)s") % about)
    if card.state == State.REFUSED:
        words = _("Somebody read your card, and it is not handed over. For: %(name)s")
        yield Deed(card.decided_at or card.made_at, words % about)
    if card.printing is None:
        return
    if card.printing.made_at is not None:
        yield Deed(card.printing.made_at, _("Your card was printed. For: %(name)s") % about)
    over = card.printing.hand_over
    # A hand-over of which only the month is known stands in the story below, with what is known of it.
    if over is not None and over.on is not None and over.taken_back_at is None and over.precision == Precision.DAY:
        at = datetime.combine(over.on, time(12), tzinfo=row.action.zone)
        yield Deed(at, _("Your card was handed over with the others. For: %(name)s") % about)
