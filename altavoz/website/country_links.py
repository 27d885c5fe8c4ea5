# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a reader finds all about a country. The room that has such pages registers its look-up in `ready()`.

A country is a code everywhere, never a key to its page: whoever names one asks here whether there is a page.
"""

from collections.abc import Callable, Mapping

from altavoz.website import generations

LookUp = Callable[[str], Mapping[str, str]]

_look_ups: list[LookUp] = []
# Countries are few, and their pages change with the site.
_kept: generations.Kept[Mapping[str, str]] = generations.Kept()


def register(look_up: LookUp) -> None:
    """It is given a language, and answers with the addresses of its pages by the codes of their countries."""
    _look_ups[:] = [look_up]


def country_url(code: str, language: str) -> str:
    """Empty where the country has no page in that language."""
    generations.depend_on(generations.SITE)
    return _kept.get(language, lambda: _all(language)).get(code, "") if code else ""


def forget() -> None:
    """For tests, whose databases come and go."""
    _kept.forget()


def _all(language: str) -> Mapping[str, str]:
    return {code: url for look_up in _look_ups for code, url in look_up(language).items()}
