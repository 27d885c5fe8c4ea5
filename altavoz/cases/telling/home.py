# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cases that staff have put on the home page, as a card: those of them that the public may read of."""

from datetime import datetime

from wagtail.models import Page

from altavoz.cases.models.case import Case
from altavoz.cases.telling import listing
from altavoz.website import cards

TEMPLATE = "cases/cards/cases.html"
# Behind what can be done now.
ORDER = 15


def at_risk(page: Page, now: datetime) -> cards.Card | None:
    placed = Case.objects.filter(home_place__isnull=False)
    rows = listing.heads(placed, language=page.locale.language_code, now=now)
    places = dict(placed.values_list("public_id", "home_place"))
    rows.sort(key=lambda row: places.get(row.public_id) or 0)
    return cards.Card(TEMPLATE, {"rows": rows}, keeps_no_copy=True) if rows else None


def register_card() -> None:
    cards.register(cards.Place.HOME, name="cases", order=ORDER, make=at_risk)
