# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page in the words of schema.org. Of somebody at risk it says that there is a page, and no word of it."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from altavoz.website.pages import BasePage

Facts = dict[str, Any]  # JSON-LD, whose shape is schema.org's
# What could end the element that it stands in.
ESCAPES = {ord(">"): "\\u003e", ord("<"): "\\u003c", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def facts_of(page: BasePage, *, address: str, picture: str, brand: str, organisation: str) -> Facts:
    language = page.locale.language_code
    centre = {"@type": "Organization", "@id": f"{settings.ALTAVOZ_URL}/#centre", "name": brand}
    speaker = centre if organisation == brand else {"@type": "Organization", "name": organisation}
    facts: Facts = {
        "@context": "https://schema.org",
        "@type": page.schema_type,
        "@id": address,
        "url": address,
        "inLanguage": language,
        "image": {"@type": "ImageObject", "url": picture, "width": 1200, "height": 630},
        "publisher": speaker,
        "isPartOf": {
            "@type": "WebSite",
            "@id": f"{settings.ALTAVOZ_URL}/{language}/#site",
            "url": f"{settings.ALTAVOZ_URL}/{language}/",
            "name": brand,
            "inLanguage": language,
            "publisher": centre,
        },
    }
    return {**facts, **({"@type": "WebPage"} if page.is_at_risk else _told(page))}


def _told(page: BasePage) -> Facts:
    headline = page.headline_of()
    named = {"headline": headline[:110]} if page.shared_as == "article" else {}
    said = {"name": headline, **named, "description": page.description}
    dates = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    told = {name: moment.isoformat(timespec="seconds") for name, moment in dates.items() if moment}
    return {**{name: words for name, words in said.items() if words}, **told, **page.schema_facts()}


def as_element(facts: Facts) -> SafeString:
    """A block of data: no browser runs it, and our policy for scripts does not ask about it."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
