# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that a centre begins with, in each language: a home, the list of actions, the privacy notice, and where
news and the pages of countries will stand."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, Site

from altavoz.campaigns.pages import ActionIndexPage
from altavoz.newsroom.countries.pages import CountryIndexPage
from altavoz.newsroom.posts.pages import PostIndexPage
from altavoz.website.pages import HomePage, PrivacyPage


def make(now: datetime) -> None:
    """Make them where there is no home page yet; nothing that staff wrote is touched."""
    if HomePage.objects.exists():
        return
    root = Page.get_first_root_node()
    keys = {"home": uuid4(), "actions": uuid4(), "privacy": uuid4()}
    for code, _name in settings.LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        with override(code):
            _make_in(root, locale, keys, now)
    _point_site_at(HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE))


def add_lists(now: datetime) -> None:
    """Where news and the pages of countries will stand. A demonstration brings both with words of its own."""
    keys = {"news": uuid4(), "countries": uuid4()}
    for home in HomePage.objects.select_related("locale").order_by("pk"):
        with override(home.locale.language_code):
            news = PostIndexPage(title=gettext("News"), slug="news")
            place(home, news, locale=home.locale, key=keys["news"], now=now)
            countries = CountryIndexPage(title=gettext("Countries"), slug="countries")
            place(home, countries, locale=home.locale, key=keys["countries"], now=now)


def place(parent: Page, page: Page, *, locale: Locale, key: UUID, now: datetime) -> Page:
    """Put a page under its parent as the version of that language, and in public."""
    page.locale, page.translation_key = locale, key
    page.live, page.first_published_at, page.last_published_at = True, now, now
    parent.add_child(instance=page)
    return page


def home_in(language: str) -> HomePage:
    home: HomePage = HomePage.objects.get(locale__language_code=language)
    return home


def actions_in(language: str) -> ActionIndexPage:
    index: ActionIndexPage = ActionIndexPage.objects.get(locale__language_code=language)
    return index


def _make_in(root: Page, locale: Locale, keys: dict[str, UUID], now: datetime) -> None:
    home: Any = HomePage(
        title=gettext("Home"),
        slug=f"home-{locale.language_code}",
        headline=gettext("Take part in what we ask for"),
    )
    place(root, home, locale=locale, key=keys["home"], now=now)
    # The address of an action is /act/ in every language: links to it are short, and easy to read aloud.
    place(home, ActionIndexPage(title=gettext("Actions"), slug="act"), locale=locale, key=keys["actions"], now=now)
    privacy = PrivacyPage(title=gettext("Privacy"), slug="privacy")
    place(home, privacy, locale=locale, key=keys["privacy"], now=now)


def _point_site_at(home: Page) -> None:
    """The site of Wagtail's first migration shows our home; its own welcome page goes."""
    address = urlsplit(settings.ALTAVOZ_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname or "localhost", "port": port, "root_page": home, "site_name": "Altavoz"},
    )
    for page in Page.objects.filter(depth=2, slug="home"):
        page.delete()
