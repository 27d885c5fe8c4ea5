# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which languages a page can be read in, and which one an address asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info
from wagtail.models import Page

OWN_NAMES = {code: get_language_info(code)["name_local"].capitalize() for code, _name in settings.LANGUAGES}


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool


def language_of(path: str) -> str:
    """The language that the first step of an address names, else the centre's first."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in OWN_NAMES else settings.LANGUAGE_CODE


def same_page(page: Page, live: Iterable[Page], *, current: str) -> list[LanguageLink]:
    """The languages in which this page is live, in the centre's order; its own is always among them."""
    urls = {found.locale.language_code: found.url for found in live}
    return _in_order({**urls, current: page.url or ""}, current=current)


def same_path(path: str, *, current: str) -> list[LanguageLink]:
    """For a page that stands under each language's prefix; none where the address names no language."""
    if language_of(path) != current or not path.startswith(f"/{current}/"):
        return []
    rest = path.removeprefix(f"/{current}/")
    return _in_order({code: f"/{code}/{rest}" for code in OWN_NAMES}, current=current)


def _in_order(urls: dict[str, str], *, current: str) -> list[LanguageLink]:
    return [
        LanguageLink(code, name, urls[code], is_current=code == current)
        for code, name in OWN_NAMES.items()
        if urls.get(code)
    ]
