# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds the demonstration's content into a test's database."""

from datetime import UTC, datetime

from altavoz.actions.petition.pages import PetitionPage
from altavoz.campaigns.action import Action
from altavoz.demonstration.building import build
from altavoz.organisations import mode, roles
from altavoz.organisations.models import Centre
from altavoz.running import canary, first_pages
from altavoz.tallies import counting

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def make_demonstration(now: datetime = NOW) -> tuple[Action, Action]:
    """The closed petition and the open one, with all that is around them and beside them."""
    canary.plant()
    roles.ensure_groups()
    mode.make(Centre.Mode.DEMONSTRATION, now)
    first_pages.make(now)
    build(now)
    counting.advance(now=now)
    petitions = Action.objects.filter(kind=PetitionPage.kind)
    return petitions.get(state="delivered"), petitions.get(state="open")
