# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of violation that a case may name: a short vocabulary of our own, each kind with the text it rests on.

It is published at `docs/use/vocabulary.md` and given by the API with its slug. A slug never changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Instrument:
    name: str
    url: str


@dataclass(frozen=True)
class Kind:
    """A kind of violation, and the articles that it rests on."""

    slug: str
    label: Promise
    instrument: Instrument
    articles: str


UN, OHCHR = "https://www.un.org/en/about-us", "https://www.ohchr.org/en/instruments-mechanisms/instruments"
UDHR = Instrument("Universal Declaration of Human Rights", f"{UN}/universal-declaration-of-human-rights")
DEFENDERS = Instrument(
    "UN Declaration on human rights defenders",
    f"{OHCHR}/declaration-right-and-responsibility-individuals-groups-and",
)
DISAPPEARANCE = Instrument(
    "Convention for the Protection of All Persons from Enforced Disappearance",
    f"{OHCHR}/international-convention-protection-all-persons-enforced",
)
TORTURE = Instrument(
    "Convention against Torture", f"{OHCHR}/convention-against-torture-and-other-cruel-inhuman-or-degrading"
)
REFUGEES = Instrument("Refugee Convention", "https://www.unhcr.org/about-unhcr/overview/1951-refugee-convention")
INDIGENOUS = Instrument(
    "UN Declaration on the Rights of Indigenous Peoples",
    f"{OHCHR}/united-nations-declaration-rights-indigenous-peoples",
)

KINDS: tuple[Kind, ...] = (
    Kind("killing", _("Killing"), UDHR, "3"),
    Kind("attempt_on_life", _("Attempt on life"), UDHR, "3"),
    Kind("threat", _("Threat"), DEFENDERS, "12"),
    Kind("harassment", _("Harassment"), DEFENDERS, "12"),
    Kind("surveillance", _("Unlawful surveillance"), UDHR, "12"),
    Kind("smear_campaign", _("Smear campaign"), UDHR, "12"),
    Kind("protection_denied", _("Protection denied or cut"), DEFENDERS, "12"),
    Kind("arbitrary_detention", _("Arbitrary detention"), UDHR, "9"),
    Kind("unfair_trial", _("Unfair trial"), UDHR, "10, 11"),
    Kind("criminalisation", _("Prosecution for defending rights"), DEFENDERS, "12"),
    Kind("torture", _("Torture or other ill-treatment"), TORTURE, "1, 16"),
    Kind("enforced_disappearance", _("Enforced disappearance"), DISAPPEARANCE, "2"),
    Kind("sexual_violence", _("Sexual or gender-based violence"), UDHR, "3, 5"),
    Kind("excessive_force", _("Excessive use of force"), UDHR, "3, 20"),
    Kind("forced_displacement", _("Forced displacement"), UDHR, "13"),
    Kind("forced_return", _("Forced return or mass expulsion"), REFUGEES, "33"),
    Kind("forced_eviction", _("Forced eviction"), UDHR, "12, 25"),
    Kind("land_rights", _("Violation of land or indigenous rights"), INDIGENOUS, "10, 26"),
    Kind("discrimination", _("Discrimination"), UDHR, "2, 7"),
    Kind("expression", _("Violation of freedom of expression"), UDHR, "19"),
    Kind("assembly", _("Violation of freedom of assembly or association"), UDHR, "20"),
    Kind("health_care_denied", _("Health care denied"), UDHR, "25"),
    Kind("impunity", _("No effective investigation"), UDHR, "8"),
)
BY_SLUG: Mapping[str, Kind] = {kind.slug: kind for kind in KINDS}
CHOICES: tuple[tuple[str, Promise], ...] = tuple((kind.slug, kind.label) for kind in KINDS)


def label(slug: str) -> str:
    """In the active language; a slug that is not in the vocabulary any more is shown as it is."""
    kind = BY_SLUG.get(slug)
    return str(kind.label) if kind else slug
