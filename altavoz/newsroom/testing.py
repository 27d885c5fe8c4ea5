# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: the list of posts in each language, and posts about the weavers of the valley."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from wagtail.models import Locale

from altavoz.campaigns.testing import make_home
from altavoz.newsroom.countries.pages import CountryIndexPage, CountryPage
from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.posts.placing import Draft, place
from altavoz.website.pages import HomePage
from altavoz.website.topics import Topic, TopicName

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def make_index(home: HomePage, *, key: UUID | None = None) -> PostIndexPage:
    """Under that home, in its language."""
    index = PostIndexPage(title="News", slug="news", locale=home.locale, translation_key=key or uuid4())
    home.add_child(instance=index)
    return index


def make_posts(index: PostIndexPage, drafts: Sequence[Draft]) -> list[PostPage]:
    return place(index, drafts, now=MAY)


def draft(title: str = "The looms stand still", slug: str = "looms", **said: Any) -> Draft:
    return Draft(**{"title": title, "slug": slug, "date": date(2026, 4, 7), "key": uuid4(), **said})


def make_author(name: str = "Lena Ortiz", slug: str = "lena-ortiz") -> Author:
    return Author.objects.create(name=name, slug=slug)


def make_topic(slug: str = "looms", name: str = "Looms") -> Topic:
    topic = Topic.objects.create(slug=slug)
    TopicName.objects.create(topic=topic, language="en", name=name)
    return topic


def locale_of(code: str) -> Locale:
    found, _made = Locale.objects.get_or_create(language_code=code)
    return found


def make_country_page(code: str, *, slug: str = "", **said: Any) -> CountryPage:
    """In English, under the list of countries, which is made with the first."""
    home = make_home()
    index = CountryIndexPage.objects.first()
    if index is None:
        index = CountryIndexPage(title="Countries", slug="countries", locale=home.locale)
        home.add_child(instance=index)
    page = CountryPage(title=code, slug=slug or code.lower(), code=code, locale=home.locale, **said)
    index.add_child(instance=page)
    return page
