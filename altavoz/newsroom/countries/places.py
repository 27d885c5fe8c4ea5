# SPDX-License-Identifier: AGPL-3.0-or-later
"""The place that a page is about: a country by its ISO code, or a region by the name of its own."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.countries import country_choices, country_name
from altavoz.website import regions


@dataclass(frozen=True)
class Place:
    """`codes` are the countries that it takes in; `about` also the names of the regions that lie within it."""

    code: str
    codes: tuple[str, ...]
    name: str
    is_region: bool

    @property
    def about(self) -> tuple[str, ...]:
        """What a text may say it is about to be found here: each country, the region, and those inside it."""
        if not self.is_region:
            return self.codes
        inside = {slug for slug, codes in regions.CODES.items() if codes <= regions.codes_of(self.code)}
        return (*self.codes, *sorted(inside))


def place_of(code: str, language: str) -> Place:
    if not regions.is_region(code):
        return Place(code, (code,), country_name(code, language), is_region=False)
    with override(language):
        name = regions.region_name(code)
    return Place(code, tuple(sorted(regions.codes_of(code))), name, is_region=True)


def must_be_known(code: str) -> None:
    """For a form: a code that no list knows would make a page of nothing."""
    known = {country for country, _name in country_choices("en")}
    if code not in known and not regions.is_region(code):
        names = ", ".join(regions.CODES)
        raise ValidationError(
            _("Two capitals, as ISO 3166 has them, like MX; or a region: %(names)s.") % {"names": names}
        )
