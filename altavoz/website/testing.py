# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a front door in three languages, pages below it, menus."""

import json
import re
from typing import Any

from wagtail.models import Locale, Page, Site

from altavoz.website.menus import MenuItem, MenuLabel
from altavoz.website.pages import HomePage, PlainPage

# What a search engine asks of each sort of thing: schema.org asks for nothing, Google's documentation does.
REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "Dataset": {"name", "description", "creator", "distribution"},
    "Event": {"name", "startDate", "location", "eventStatus", "organizer"},
    "NewsArticle": {"headline", "image", "datePublished", "author", "publisher"},
    "Report": {"headline", "image", "datePublished", "author", "publisher"},
}
HEADLINES = {"en": "Heard together", "fr": "Entendus ensemble", "es": "Oídos juntos"}


def make_home(*languages: str) -> HomePage:
    """The home page in English (the site's root) and, below the same root, in the other languages."""
    root = Page.objects.get(depth=1)
    home = HomePage(title="Home", slug="home-en", headline=HEADLINES["en"], locale=_locale("en"))
    root.add_child(instance=home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": home})
    Site.clear_site_root_paths_cache()
    for language in languages:
        translate(home, language, title="Home", headline=HEADLINES[language])
    return home


def make_page(home: HomePage, *, title: str = "About us", text: str = "") -> PlainPage:
    body = json.dumps([{"type": "text", "value": text}]) if text else "[]"
    page = PlainPage(title=title, body=body, locale=home.locale)
    home.add_child(instance=page)
    return page


def translate(page: Page, language: str, **fields: str) -> Page:
    """Published in that language, beside its first."""
    copy = page.copy_for_translation(_locale(language), copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return copy


def make_menu_item(
    *, place: str = MenuItem.Place.MAIN, page: Page | None = None, url: str = "", **words: str
) -> MenuItem:
    """`words` are the labels by language: `en="Actions", fr="Agir"`."""
    item = MenuItem.objects.create(place=place, page=page, url=url)
    for language, text in words.items():
        MenuLabel.objects.create(item=item, language=language, text=text)
    return item


def told_to_machines(text: str) -> dict[str, dict[str, Any]]:
    """What a page says in the words of schema.org, by its sort, with all that is required of that."""
    blocks = [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]
    for each in blocks:
        assert REQUIRED.get(each["@type"], set()) <= set(each), each
        assert each["@context"] == "https://schema.org"
    return {each["@type"]: each for each in blocks}


def _locale(language: str) -> Locale:
    locale, _made = Locale.objects.get_or_create(language_code=language)
    return locale
