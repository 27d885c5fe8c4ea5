# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands around every page: brand, menus, languages, colours, and what sort of centre this is."""

from dataclasses import dataclass, replace

from wagtail.models import Page

from altavoz.organisations.models import Centre, Organisation
from altavoz.website import generations, theme
from altavoz.website.languages import LanguageLink, same_page, same_path
from altavoz.website.menus import MenuItem, MenuLink, all_links
from altavoz.website.pages import BasePage


@dataclass(frozen=True)
class Frame:
    """`theme` is the name of the organisation's stylesheet, empty where it has none."""

    language: str
    brand: str
    logo: str
    home: str
    theme: str
    menu: list[MenuLink]
    footer: list[MenuLink]
    languages: list[LanguageLink]
    is_demonstration: bool


# What is the same around every page of a language.
_surroundings: generations.Kept[Frame] = generations.Kept()


def frame_around(page: Page | None, *, path: str, language: str) -> Frame:
    generations.depend_on(generations.SITE)
    if isinstance(page, BasePage) and page.pk is not None:
        languages = same_page(page, page.live_translations(), current=language)
    else:
        languages = same_path(path, current=language)
    return replace(_surroundings.get(language, lambda: _surround(language)), languages=languages)


def forget() -> None:
    """Nothing is known of any page's surroundings: for tests, whose databases come and go."""
    _surroundings.forget()


def _surround(language: str) -> Frame:
    runs = running_organisation()
    css = theme.stylesheet(runs)
    menus = all_links(language=language)
    return Frame(
        language=language,
        brand=runs.name(language) if runs else "Altavoz",
        logo=_logo(runs),
        home=f"/{language}/",
        theme=theme.name_of(css) if css else "",
        menu=menus[MenuItem.Place.MAIN],
        footer=menus[MenuItem.Place.FOOTER],
        languages=[],
        is_demonstration=Centre.objects.filter(mode=Centre.Mode.DEMONSTRATION).exists(),
    )


def running_organisation() -> Organisation | None:
    found: Organisation | None = (
        Organisation.objects.filter(runs_centre=True).select_related("logo").prefetch_related("texts").first()
    )
    return found


def _logo(runs: Organisation | None) -> str:
    if runs is None or runs.logo is None:
        return ""
    return str(runs.logo.get_rendition("max-320x120|preserve-svg").url)
