# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: offices, and the fictional persons who hold them."""

from datetime import date

from altavoz.decision_makers.models import Office, OfficeText, Person, Term

TITLES = {"en": "Minister of Looms", "fr": "Ministre des Métiers à tisser", "es": "Ministra de Telares"}


def make_person(name: str = "Vera Okonjo", *, honorific: str = "") -> Person:
    return Person.objects.create(name=name, honorific=honorific)


def make_office(
    *,
    titles: dict[str, str] | None = None,
    holder: Person | None = None,
    country: str = "CA",
    holding: Office.Holding = Office.Holding.BY_TERM,
) -> Office:
    """An office with a title in each language; with a holder, a term without beginning or end."""
    office = Office.objects.create(country=country, holding=holding, body="Ministry of Looms")
    for language, title in (TITLES if titles is None else titles).items():
        OfficeText.objects.create(office=office, language=language, title=title)
    if holder is not None:
        make_term(office, holder)
    return office


def make_term(
    office: Office,
    person: Person,
    *,
    standing: Term.Standing = Term.Standing.HOLDER,
    since: date | None = None,
    until: date | None = None,
) -> Term:
    return Term.objects.create(office=office, person=person, standing=standing, since=since, until=until)
