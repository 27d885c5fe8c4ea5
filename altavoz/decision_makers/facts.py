# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff say themselves, with source and date. No import takes it away; where a source differs, both are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.models import ContactPoint, Office, OfficeText, Person, Term
from altavoz.website import generations

# What the pages of the directory are made of (see website.generations).
DIRECTORY = "directory"
# What an import writes anew on a row that keeps its id, unless staff wrote it last.
OF_AN_OFFICE = frozenset({"country", "institution", "role", "division", "source", "source_date"})
OF_A_PERSON = frozenset({"name", "sort_name", "honorific", "wikidata"})


@dataclass(frozen=True)
class Known:
    """How staff know something."""

    source: str
    as_of: date


def changed() -> None:
    """Pages of the directory are old from here on."""
    generations.touch(DIRECTORY)


def write_over(row: Office | Person, columns: Iterable[str]) -> None:
    """Note on the row, which the caller saves, that these columns are staff's own from now on.

    A name goes with its folded form and its place in a list.
    """
    known = OF_AN_OFFICE if isinstance(row, Office) else OF_A_PERSON
    own = {"institution_id" if name == "institution" else name for name in set(columns) & known}
    if "name" in own:
        own |= {"folded", "sort_name"}
    row.by_staff = " ".join(sorted({*row.by_staff.split(), *own}))


@transaction.atomic
def say_contact(
    *, office: Office, way: str, value: str, label: str, known: Known, instead: ContactPoint | None = None
) -> ContactPoint:
    """A way to reach the office; `instead` of one that it has, also of its holder."""
    owner = {"office": office} if instead is None else {"office": instead.office, "person": instead.person}
    if instead is not None and instead.edition_id is None:
        ContactPoint.everything.filter(pk=instead.pk).delete()
    changed()
    return ContactPoint.everything.create(
        **owner,
        way=way,
        value=value,
        label=label,
        hours=instead.hours if instead else "",
        zone=instead.zone if instead else "",
        source=known.source,
        as_of=known.as_of,
        instead_of=(instead.value if instead.edition_id else instead.instead_of) if instead else "",
    )


@transaction.atomic
def say_gone(*, contact: ContactPoint, known: Known) -> None:
    """A number or address that is not in use any more; its source may go on repeating it."""
    said = {"source": known.source, "as_of": known.as_of, "gone": True}
    if contact.edition_id is None:
        ContactPoint.everything.filter(pk=contact.pk).update(**said)
    else:
        ContactPoint.everything.create(
            office=contact.office,
            person=contact.person,
            way=contact.way,
            value=contact.value,
            label=contact.label,
            **said,
        )
    changed()


@transaction.atomic
def say_holder(*, office: Office, name: str, standing: str, since: date | None, party: str, known: Known) -> Term:
    """Who holds it, stands in, comes next, or that nobody does. Staff's own word on who held it ends the day before."""
    if standing != Term.Standing.DESIGNATE:
        _end_own(office, since or known.as_of)
    Office.objects.filter(pk=office.pk).update(holding=Office.Holding.BY_TERM)
    changed()
    return Term.objects.create(
        office=office,
        person=None if standing == Term.Standing.VACANT else _person(name, office.country),
        standing=standing,
        since=since,
        party=party,
        source=known.source,
        as_of=known.as_of,
    )


def say_title(*, office: Office, language: str, title: str) -> None:
    """An import never changes a title that is there."""
    OfficeText.objects.update_or_create(office=office, language=language, defaults={"title": title})
    changed()


@transaction.atomic
def confirm_term(*, term: Term, known: Known) -> None:
    """Somebody looked: it is still so."""
    own = term.edition_id is None
    row = term if own else Term(office=term.office, person=term.person, standing=term.standing, since=term.since)
    row.until, row.party, row.source, row.as_of = term.until, term.party, known.source, known.as_of
    row.save()
    changed()


@transaction.atomic
def confirm_contact(*, contact: ContactPoint, known: Known) -> None:
    """Somebody looked: it is still so."""
    if contact.edition_id is None:
        ContactPoint.everything.filter(pk=contact.pk).update(source=known.source, as_of=known.as_of)
        changed()
    elif contact.office or contact.person:
        row = ContactPoint.everything.get(pk=contact.pk)
        row.pk, row.edition = None, None
        row.source, row.as_of = known.source, known.as_of
        row.save(force_insert=True)
        changed()


def _end_own(office: Office, day: date) -> None:
    """The day of a hand-over belongs to whoever comes; a term that began on it leaves no day, and goes."""
    own = Term.objects.filter(office=office, edition__isnull=True, until__isnull=True)
    own = own.exclude(standing=Term.Standing.DESIGNATE)
    own.filter(since__gte=day).delete()
    own.update(until=day - timedelta(days=1))


def _person(name: str, country: str) -> Person:
    """The one person of that name who holds or held office in the country; else, or of two, a new one."""
    found = Person.objects.filter(folded=fold(name), terms__office__country=country).distinct()[:2]
    return found[0] if len(found) == 1 else Person.objects.create(name=name)
