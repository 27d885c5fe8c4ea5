# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses to which the centre itself writes: never one that was true of another day alone."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from altavoz.contacting.addressees import Addressee
from altavoz.decision_makers import lookup
from altavoz.decision_makers.models import ContactPoint


def current_emails(theirs: Sequence[Addressee], on: date) -> dict[int, str]:
    """By the number of the office; empty where there is none. A page may show an old one: nothing is sent there."""
    countries = {each.office.country for each in theirs}
    of_other_days = {country: lookup.editions_for(country, on)[1] for country in countries}
    return {each.office.pk: _email(each, not of_other_days[each.office.country]) for each in theirs}


def _email(addressee: Addressee, sources_tell: bool) -> str:
    said = [
        contact.value
        for contact in addressee.contacts
        if contact.way == ContactPoint.Way.EMAIL and (sources_tell or contact.edition_id is None)
    ]
    found = (each.strip() for each in (addressee.office.email, *said))
    return next((each for each in found if _is_address(each)), "")


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True
