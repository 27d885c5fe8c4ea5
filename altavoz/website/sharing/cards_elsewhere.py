# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as a card on another site (oEmbed 1.0): words and a link, and nothing of ours that runs or counts there."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from altavoz.website.pages import BasePage
from altavoz.website.sharing import pictures
from altavoz.website.sharing.words import words_of

WIDTH, HEIGHT = 600, 240
SECONDS = 300
Card = dict[str, Any]  # the JSON of oembed.com


def card_of(page: BasePage, *, widest: int = 0, highest: int = 0) -> Card:
    """No larger than asked for, where something was asked."""
    words = words_of(page)
    address = f"{settings.ALTAVOZ_URL}{page.url}"
    card: Card = {
        "version": "1.0",
        "type": "rich",
        "title": page.headline_of(),
        "author_name": words.organisation,
        "provider_name": words.organisation,
        "provider_url": f"{settings.ALTAVOZ_URL}/{words.language}/",
        "cache_age": SECONDS,
        "html": _html(page, address=address, organisation=words.organisation, language=words.language),
        "width": min(WIDTH, widest or WIDTH),
        "height": min(HEIGHT, highest or HEIGHT),
    }
    if not (0 < widest < pictures.WIDTH or 0 < highest < pictures.HEIGHT):
        card["thumbnail_url"] = f"{settings.ALTAVOZ_URL}{pictures.address_of(page, words)}"
        card["thumbnail_width"], card["thumbnail_height"] = pictures.WIDTH, pictures.HEIGHT
    return card


def _html(page: BasePage, *, address: str, organisation: str, language: str) -> SafeString:
    about = format_html("<p>{}</p>", page.description) if page.description else ""
    link = format_html('<p><a href="{}">{}</a></p>', address, page.headline_of())
    return format_html('<blockquote lang="{}">{}{}<p>{}</p></blockquote>', language, link, about, organisation)
