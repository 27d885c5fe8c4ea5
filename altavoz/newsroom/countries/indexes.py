# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the lists are that a country's page leads on to: few pages, which change with the site."""

from wagtail.models import Page

from altavoz.website import generations

_kept: generations.Kept[str] = generations.Kept()


def url_of(model: type[Page], language: str) -> str:
    """Empty where that language has no such list."""
    generations.depend_on(generations.SITE)
    return _kept.get((model, language), lambda: _read(model, language))


def forget() -> None:
    """For tests, whose databases come and go."""
    _kept.forget()


def _read(model: type[Page], language: str) -> str:
    index = model._default_manager.live().filter(locale__language_code=language).first()
    return index.url or "" if index is not None else ""
