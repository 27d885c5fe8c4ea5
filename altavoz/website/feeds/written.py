# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed as Atom (RFC 4287) and as JSON Feed 1.1."""

import json
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from altavoz.website.feeds.items import Item, Items

ATOM, JSON = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"
# What no XML may hold.
UNSEEN = {number: None for number in range(32) if chr(number) not in "\t\n\r"}


@dataclass(frozen=True)
class Around:
    """`folder` is where the feed's files are, from the root."""

    title: str
    language: str
    author: str
    folder: str

    @property
    def home(self) -> str:
        return f"{settings.ALTAVOZ_URL}/{self.language}/"

    def file(self, name: str) -> str:
        return f"{settings.ALTAVOZ_URL}{self.folder}{name}"


class _Feed(Atom1Feed):
    """A feed without anything in it changed when it was asked for, and not at a time of Django's choosing."""

    changed: datetime | None = None

    def latest_post_date(self) -> datetime:
        latest: datetime = self.changed or super().latest_post_date()
        return latest


def as_atom(around: Around, items: Items, *, now: datetime) -> str:
    feed = _Feed(
        title=around.title.translate(UNSEEN),
        link=around.home,
        description=None,
        language=around.language,
        author_name=around.author.translate(UNSEEN),
        feed_url=around.file("atom.xml"),
        feed_guid=around.file("atom.xml"),
    )
    feed.changed = items.changed or now
    for item in items.rows:
        feed.add_item(
            title=item.title.translate(UNSEEN),
            link=item.url,
            description=escape(item.teaser.translate(UNSEEN)),
            unique_id=item.name,
            pubdate=item.at,
            updateddate=item.changed,
            categories=item.tags,
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue()


def as_json(around: Around, items: Items) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": around.title,
        "home_page_url": around.home,
        "feed_url": around.file("feed.json"),
        "language": around.language,
        "authors": [{"name": around.author, "url": around.home}],
        "items": [_json_item(item, around.language) for item in items.rows],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(item: Item, language: str) -> dict[str, object]:
    return {
        "id": item.name,
        "url": item.url,
        "title": item.title,
        "content_text": item.teaser or item.title,
        "date_published": item.at.isoformat(timespec="seconds"),
        "date_modified": item.changed.isoformat(timespec="seconds"),
        "language": language,
        "tags": list(item.tags),
    }
