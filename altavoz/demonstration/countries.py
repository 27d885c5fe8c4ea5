# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of a country and of a region: a few words of an editor, and all else is put together by itself."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from wagtail.models import Locale, Page

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.newsroom.countries.pages import CountryIndexPage, CountryPage
from altavoz.running import first_pages
from altavoz.website.menus import MenuItem, MenuLabel

# Before the board of recommendations.
PLACE, IN_THE_FOOTER = 9, 5
Facts = Mapping[str, Any]  # Any: what a TOML file holds


def make(*, now: datetime) -> None:
    facts = read_file("countries")
    keys = [uuid4() for _each in range(len(facts["places"]) + 1)]
    for language in LANGUAGES:
        _make_in(language, facts, keys, now)
    mexico = CountryPage.objects.get(code="MX", told_in="en")
    MenuItem.objects.create(place=MenuItem.Place.MAIN, order=PLACE, page_id=mexico.pk)
    item = MenuItem.objects.create(
        place=MenuItem.Place.FOOTER, order=IN_THE_FOOTER, url=reverse("newsroom:events-door")
    )
    MenuLabel.objects.bulk_create(MenuLabel(item=item, language=each, text=facts["events"][each]) for each in LANGUAGES)


def _make_in(language: str, facts: Facts, keys: list[UUID], now: datetime) -> None:
    locale = Locale.objects.get(language_code=language)
    said = facts["index"][language]
    index = CountryIndexPage(title=said["title"], slug="countries", teaser=said["teaser"])
    first_pages.place(first_pages.home_in(language), index, locale=locale, key=keys[0], now=now)
    for place, key in zip(facts["places"], keys[1:], strict=True):
        first_pages.place(index, _page(place, language), locale=locale, key=key, now=now)


def _page(place: Facts, language: str) -> CountryPage:
    said = {name: words for name, words in place[language].items() if name != "pin"}
    pins = _pins(place["pin"], place[language]["pin"], language) if "pin" in place else []
    return CountryPage(code=place["code"], figures=place["figures"], pins=json.dumps(pins), **said)


def _pins(slug: str, words: str, language: str) -> list[Facts]:
    """The page of that address in this language, which may have another address there."""
    key = Page.objects.values_list("translation_key", flat=True).get(slug=slug, locale__language_code="en")
    pinned = Page.objects.get(translation_key=key, locale__language_code=language)
    return [{"type": "pin", "value": {"page": pinned.pk, "words": words}, "id": str(uuid4())}]
