# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds the demonstration's content into a test's database."""

from datetime import UTC, datetime

from django.urls import reverse
from wagtail.models import Page

from altavoz.actions.petition.pages import PetitionPage
from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import Office
from altavoz.demonstration.building import build
from altavoz.indicators.models import Indicator
from altavoz.newsroom.posts.authors import Author
from altavoz.organisations import mode, roles
from altavoz.organisations.models import Centre
from altavoz.recommendations.models import DialogueRound, Party, Recommendation
from altavoz.running import canary, first_pages
from altavoz.tallies import counting
from altavoz.website.topics import Topic

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


def address_of_each_sort() -> dict[str, str]:
    """One public address in English of each sort of page that is shared or stands in the map of the site."""
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code="en").specific()
    found = {type(page).__name__: page.url for page in pages}
    for name, arguments in _views().items():
        found[name] = reverse(name, args=["en", *arguments])
    news = found["PostIndexPage"]
    author, topic = Author.objects.values_list("slug", flat=True)[0], Topic.objects.values_list("slug", flat=True)[0]
    parts = {"archive": "2019/", "author": f"by/{author}/", "topic": f"topic/{topic}/"}
    return {**found, **{name: f"{news}{path}" for name, path in parts.items()}}


def _views() -> dict[str, list[str]]:
    return {
        "website:search": [],
        "website:feeds": [],
        "newsroom:events": [],
        "indicators:index": [],
        "indicators:one": [Indicator.objects.filter(published_at__isnull=False).values_list("slug", flat=True)[0]],
        "decision_makers:office": [Office.objects.values_list("public_id", flat=True)[0]],
        "recommendations:board": [],
        "recommendations:one": [Recommendation.objects.filter(state="public").values_list("number", flat=True)[0]],
        "recommendations:party": [Party.objects.values_list("public_id", flat=True)[0]],
        "recommendations:promises": [],
        "recommendations:laws": [],
        "recommendations:rounds": [],
        "recommendations:round": [DialogueRound.objects.values_list("public_id", flat=True)[0]],
    }
