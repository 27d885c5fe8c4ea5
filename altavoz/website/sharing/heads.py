# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in the head of a page for search engines and for whoever is sent its link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.safestring import SafeString

from altavoz.website.languages import LanguageLink
from altavoz.website.pages import BasePage
from altavoz.website.sharing import machines, pictures
from altavoz.website.sharing.words import Words, words_of, words_said

ATOM, JSON = "application/atom+xml", "application/feed+json"
Steps = Sequence[tuple[str, str]]
# Open Graph wants a country with every language; none of them is meant.
TERRITORIES = {"en": "en_US", "fr": "fr_FR", "es": "es_ES"}


@dataclass(frozen=True)
class Alternate:
    """A language of a page, or `x-default`, with its whole address."""

    code: str
    url: str


@dataclass(frozen=True)
class Picture:
    url: str
    alt: str


@dataclass(frozen=True)
class Fed:
    """A feed as a program finds it in the head of a page."""

    url: str
    media_type: str
    title: str


@dataclass(frozen=True)
class Head:
    """`card` is where the page's oEmbed card is: empty where nobody is to keep one."""

    title: str
    description: str
    social_text: str
    canonical: str
    alternates: tuple[Alternate, ...]
    sort: str
    locale: str
    other_locales: tuple[str, ...]
    picture: Picture | None = None
    card: str = ""
    data: SafeString | None = None
    feeds: tuple[Fed, ...] = ()


def head_of_page(page: BasePage, *, languages: Sequence[LanguageLink], brand: str, title: str = "") -> Head:
    language = page.locale.language_code
    canonical = _whole(next((link.url for link in languages if link.is_current), page.url or ""))
    words = words_of(page)
    address = pictures.address_said(words) if page.is_part else pictures.address_of(page, words)
    drawn = _picture(address, words)
    said = words.organisation
    return Head(
        title=title or page.shared_title(),
        description=page.description,
        social_text=page.social_text or page.description,
        canonical=canonical,
        alternates=alternates_of(languages),
        sort=page.shared_as,
        locale=TERRITORIES.get(language, language),
        other_locales=_others(languages),
        picture=drawn,
        card="" if page.is_at_risk else f"/oembed/?url={quote(canonical, safe='')}",
        data=machines.of_page(page, address=canonical, picture=drawn.url, brand=brand, organisation=said),
        feeds=feeds_of(language, page.fed_as, title=f"{brand}: {page.headline_of()}"),
    )


def head_of_path(
    path: str,
    *,
    languages: Sequence[LanguageLink],
    title: str,
    kicker: str = "",
    about: str = "",
    feed: str = "",
    above: Steps = (),
) -> Head:
    """Of what is no page of an editor: a board, a figure, an office. `above` are the steps that lead to it."""
    language = next((link.code for link in languages if link.is_current), settings.LANGUAGE_CODE)
    words = words_said(kicker, title, language=language)
    return Head(
        title=title,
        description=about,
        social_text=about,
        canonical=_whole(path),
        alternates=alternates_of(languages),
        sort="website",
        locale=TERRITORIES.get(language, language),
        other_locales=_others(languages),
        picture=_picture(pictures.address_said(words), words) if title else None,
        feeds=feeds_of(language, feed, title=title),
        data=machines.as_elements(machines.crumbs([(name, _whole(url)) for name, url in (*above, (title, path))])),
    )


def alternates_of(languages: Sequence[LanguageLink]) -> tuple[Alternate, ...]:
    """Each language of the page, itself among them, and where to send everybody else."""
    return alternates_of_urls({link.code: _whole(link.url) for link in languages})


def alternates_of_urls(found: Mapping[str, str]) -> tuple[Alternate, ...]:
    """By language, whole addresses; a page in one language has no other to name."""
    named = tuple(Alternate(code, url) for code, url in found.items())
    if len(found) < 2:
        return named
    return (*named, Alternate("x-default", found.get(settings.LANGUAGE_CODE) or named[0].url))


def _picture(address: str, words: Words) -> Picture:
    return Picture(_whole(address), f"{words.headline} · {words.organisation}")


def feeds_of(language: str, path: str, *, title: str) -> tuple[Fed, ...]:
    """Nothing where the page has no feed of its own: that of the whole centre stands in every head."""
    if not path:
        return ()
    folder = f"/{language}/feeds/{path}"
    return Fed(f"{folder}atom.xml", ATOM, title), Fed(f"{folder}feed.json", JSON, title)


def _others(languages: Sequence[LanguageLink]) -> tuple[str, ...]:
    return tuple(TERRITORIES.get(link.code, link.code) for link in languages if not link.is_current)


def _whole(path: str) -> str:
    return path if "://" in path else f"{settings.ALTAVOZ_URL}{path}"
