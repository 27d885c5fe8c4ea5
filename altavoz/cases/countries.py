# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names of countries in each language, from the Unicode repository that babel brings along."""

from functools import cache

from babel import Locale


def country_name(code: str, language: str) -> str:
    """The code itself where the list does not know it."""
    return _names(language).get(code, code)


@cache
def _names(language: str) -> dict[str, str]:
    return {code: str(name) for code, name in Locale.parse(language).territories.items()}
