# SPDX-License-Identifier: AGPL-3.0-or-later
"""For whoever names a country: where its page is."""

from altavoz.newsroom.countries.pages import CountryPage
from altavoz.website import country_links


def register() -> None:
    country_links.register(addresses)


def addresses(language: str) -> dict[str, str]:
    pages = CountryPage.objects.live().filter(told_in=language).select_related("locale")
    return {page.code: page.url or "" for page in pages}
