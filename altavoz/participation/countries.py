# SPDX-License-Identifier: AGPL-3.0-or-later
"""Countries as the public forms offer them: codes to check against, and options kept per language."""

import unicodedata
from functools import cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from altavoz.campaigns.countries import country_choices


@cache
def codes() -> frozenset[str]:
    return frozenset(code for code, _name in country_choices("en"))


@cache
def options(language: str, chosen: str = "") -> SafeString:
    """The `<option>` elements. Kept per language and choice: there are few, and 250 escapes cost a millisecond."""
    selected = mark_safe(" selected")
    rows = sorted(country_choices(language), key=lambda pair: _sorting(pair[1]))
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((code, selected if code == chosen else "", name) for code, name in rows),
    )


def _sorting(label: str) -> str:
    """Å among A and É among E, as a reader looks for them."""
    return "".join(c for c in unicodedata.normalize("NFKD", label) if not unicodedata.combining(c)).casefold()
