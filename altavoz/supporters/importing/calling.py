# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other programs call our languages and the world's countries: by code, or by name in any of our languages."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.conf import settings

TOO = {"usa": "US", "u.s.a.": "US", "uk": "GB"}


def word(text: str) -> str:
    """Capitals and spaces make no difference."""
    return " ".join(text.split()).casefold()


def language_called(text: str) -> str:
    """`fr`, `fr_CA`, `French (Canada)`, `français`: fr. Nothing for what we do not write in."""
    said = word(text)
    return _languages().get(said) or _languages().get(said.replace("-", "_").partition("_")[0].partition(" (")[0], "")


def country_called(text: str) -> str:
    """Its code; nothing for what is no country that we know."""
    return _countries().get(word(text), "")


@cache
def _languages() -> Mapping[str, str]:
    ours = [code for code, _name in settings.LANGUAGES]
    found = {code: code for code in ours}
    for spoken in ours:
        names = Locale.parse(spoken).languages
        found |= {word(str(names[code])): code for code in ours}
    return found


@cache
def _countries() -> Mapping[str, str]:
    names = {
        word(str(name)): str(code)
        for language, _name in settings.LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if len(str(code)) == 2 and str(code).isalpha()
    }
    return names | {code.casefold(): code for code in set(names.values())} | TOO
