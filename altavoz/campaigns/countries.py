# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names of countries in each language, from the Unicode repository that babel brings along."""

from functools import cache

from babel import Locale

# Territories of the list that are groups, outlying waters or test values, not places somebody would choose.
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def country_name(code: str, language: str) -> str:
    """The code itself where the list does not know it; nothing for nothing."""
    return _names(language).get(code, code)


@cache
def country_choices(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name, sorted by name."""
    return tuple(sorted(_names(language).items(), key=lambda pair: pair[1].casefold()))


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {
        code: str(name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }
