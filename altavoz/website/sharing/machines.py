# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page in the words of schema.org. Of somebody at risk it says that there is a page, and no word of it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from altavoz.website import generations
from altavoz.website.pages import BasePage

CONTEXT = "https://schema.org"
Facts = dict[str, Any]  # JSON-LD, whose shape is schema.org's
# What could end the element that it stands in.
ESCAPES = {ord(">"): "\\u003e", ord("<"): "\\u003c", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


# The pages above a page, by the place of its parent in the tree: few pages have others below them.
_above: generations.Kept[list[tuple[str, str]]] = generations.Kept()


def facts_of(page: BasePage, *, address: str, picture: str, brand: str, organisation: str) -> Facts:
    language = page.locale.language_code
    centre = {"@type": "Organization", "@id": f"{settings.ALTAVOZ_URL}/#centre", "name": brand}
    speaker = centre if organisation == brand else {"@type": "Organization", "name": organisation}
    facts: Facts = {
        "@context": CONTEXT,
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
    if page.shared_as == "article":
        facts["author"] = speaker
    return {**facts, **({"@type": "WebPage"} if page.is_at_risk else _told(page))}


def of_page(page: BasePage, *, address: str, picture: str, brand: str, organisation: str) -> SafeString:
    """The page, the way to it, and what it tells of, where nobody is at risk."""
    facts = [facts_of(page, address=address, picture=picture, brand=brand, organisation=organisation)]
    if not page.is_at_risk:
        facts += [*_way_to(page, address), *page.schema_things(address=address, picture=picture)]
    return as_elements(facts)


def crumbs(steps: Sequence[tuple[str, str]]) -> list[Facts]:
    """The way to a page from the front page, each step with its name and whole address. The front page has none."""
    if len(steps) < 2:
        return []
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, start=1)
    ]
    return [{"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}]


def as_elements(facts: Iterable[Facts]) -> SafeString:
    return mark_safe("\n".join(as_element(each) for each in facts))  # noqa: S308 - each is escaped


def forget() -> None:
    """For tests, whose databases come and go."""
    _above.forget()


def _way_to(page: BasePage, address: str) -> list[Facts]:
    return crumbs([*_above.get(page.path[: -page.steplen], lambda: _steps(page)), (page.headline_of(), address)])


def _steps(page: BasePage) -> list[tuple[str, str]]:
    above = page.get_ancestors().filter(depth__gt=1).select_related("locale")
    return [(each.title, f"{settings.ALTAVOZ_URL}{each.url}") for each in above if each.url]


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
