# SPDX-License-Identifier: AGPL-3.0-or-later
"""Regions as readers know them: a slug in place of a country's code, and the countries that it takes in.

The countries are those of the United Nations' M49 list; "central-america" takes in Mexico's southern neighbours only.
"""

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CENTRAL = ("BZ", "CR", "GT", "HN", "NI", "PA", "SV")
_CARIBBEAN = (
    *("AG", "AI", "AW", "BB", "BL", "BQ", "BS", "CU", "CW", "DM", "DO", "GD", "GP", "HT", "JM", "KN", "KY", "LC"),
    *("MF", "MQ", "MS", "PR", "SX", "TC", "TT", "VC", "VG", "VI"),
)
_SOUTH = ("AR", "BO", "BR", "CL", "CO", "EC", "FK", "GF", "GY", "PE", "PY", "SR", "UY", "VE")
_NORTH = ("BM", "CA", "GL", "MX", "PM", "US")

CODES: Mapping[str, frozenset[str]] = {
    "americas": frozenset({*_NORTH, *_CENTRAL, *_CARIBBEAN, *_SOUTH}),
    "north-america": frozenset(_NORTH),
    "central-america": frozenset(_CENTRAL),
    "caribbean": frozenset(_CARIBBEAN),
    "south-america": frozenset(_SOUTH),
    "latin-america": frozenset({"MX", *_CENTRAL, *_SOUTH, "CU", "DO", "GP", "HT", "MQ", "PR"}),
}
NAMES: Mapping[str, Promise] = {
    "americas": _("The Americas"),
    "north-america": _("North America"),
    "central-america": _("Central America"),
    "caribbean": _("The Caribbean"),
    "south-america": _("South America"),
    "latin-america": _("Latin America"),
}


def is_region(code: str) -> bool:
    return code in CODES


def codes_of(code: str) -> frozenset[str]:
    """The countries of a region; a country is itself alone."""
    return CODES.get(code, frozenset({code}))


def region_name(code: str) -> str:
    """In the active language; nothing for what is no region."""
    return str(NAMES.get(code, ""))


@cache
def regions_with(country: str) -> tuple[str, ...]:
    """The regions that a country lies in, the smallest first."""
    found = [slug for slug, codes in CODES.items() if country in codes]
    return tuple(sorted(found, key=lambda slug: len(CODES[slug])))
