# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an editor chooses a country or a region: from a list of names in her language, and never by its code."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from altavoz.campaigns.countries import country_choices
from altavoz.website import regions

Group = tuple[str | None, list[tuple[str, str]]]


class PlaceSelect(forms.Select):
    """A code that is on no list, as an import may bring it, stays what it was."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Any: Django's own of its options."""
        self.choices = list(_groups(value))
        return super().optgroups(name, value, attrs)


def _groups(chosen: list[str]) -> Iterator[Group | tuple[str, str]]:
    named = [(slug, str(words)) for slug, words in regions.NAMES.items()]
    countries = country_choices(get_language() or "en")
    known = {code for code, _name in (*named, *countries)}
    yield "", "---------"
    yield _("Regions"), named
    yield _("Countries"), list(countries)
    yield from ((code, code) for code in chosen if code and code not in known)
