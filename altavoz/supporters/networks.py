# SPDX-License-Identifier: AGPL-3.0-or-later
"""The networks that a reader may join, in her language and with the very wording that she would say yes to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from altavoz.organisations import wordings
from altavoz.organisations.models import ConsentWording
from altavoz.supporters.network_rows import Network


@dataclass(frozen=True)
class Offer:
    """One box of the form. `wording` is the organisation's full text, `wording_id` its published version."""

    network_id: int
    public_id: str
    name: str
    about: str
    organisation_id: int
    organisation: str
    wording_id: int
    wording: str
    carries: str
    country: str


def offers(language: str, *, organisation_ids: Collection[int] | None = None) -> tuple[Offer, ...]:
    """All open networks, in the editor's order; those of some organisations alone where these are given.

    A network without words in that language, or whose organisation has published no wording in it, is not offered:
    nobody can say yes to what she cannot read.
    """
    rows = Network.objects.filter(is_open=True).select_related("organisation")
    if organisation_ids is not None:
        rows = rows.filter(organisation__in=organisation_ids)
    found = list(rows.prefetch_related("texts", "organisation__texts"))
    published = wordings.current([row.organisation_id for row in found], language) if found else {}
    return tuple(offer for row in found if (offer := _offer(row, language, published)))


def named(public_ids: Collection[str], offered: Sequence[Offer]) -> tuple[Offer, ...]:
    """Those of the offers that were ticked; what was never offered counts for nothing."""
    return tuple(offer for offer in offered if offer.public_id in public_ids)


def _offer(row: Network, language: str, published: dict[int, ConsentWording]) -> Offer | None:
    text = next((text for text in row.texts.all() if text.language == language), None)
    wording = published.get(row.organisation_id)
    if text is None or wording is None:
        return None
    return Offer(
        network_id=row.pk,
        public_id=row.public_id,
        name=text.name,
        about=text.about,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name(language),
        wording_id=wording.pk,
        wording=wording.text,
        carries=row.carries,
        country=row.country,
    )
