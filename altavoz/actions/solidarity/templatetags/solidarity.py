# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from altavoz.actions.solidarity.card import Card
from altavoz.participation.models import Participation

register = template.Library()


@dataclass(frozen=True)
class Mine:
    """One of her cards, as its writer alone reads of it."""

    to: str
    state: str
    why: str


@register.simple_tag
def cards_of(row: Participation) -> tuple[Mine, ...]:
    language = get_language() or "en"
    rows = Card.objects.filter(participation=row.pk).exclude(state=Card.State.FORGOTTEN)
    found = rows.select_related("recipient", "why").prefetch_related("recipient__texts").order_by("pk")
    return tuple(
        Mine(
            card.recipient.name(language),
            str(card.get_state_display()),
            card.why.text(language) if card.why and card.state == Card.State.REFUSED else "",
        )
        for card in found
    )
