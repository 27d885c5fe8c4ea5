# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only writer of what sources say.

What is named (divisions, bodies, offices, persons) is added once and keeps its id, because actions point to it. What
is said about it (who holds it, how it is reached, which codes lead to it) is written as an edition in short batches
that nobody sees, and one row switches to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import models
from django.db.models import Max

from altavoz.decision_makers import naming
from altavoz.decision_makers.batches import Values, deleting, in_batches, inserting, inserting_values
from altavoz.decision_makers.diffing import Diff, diff
from altavoz.decision_makers.facts import changed
from altavoz.decision_makers.models import ContactPoint, DirectorySource, Edition, Listing, Postcode, Term
from altavoz.decision_makers.snapshot import Snapshot, faults

# So many ids are read at a time of what is taken away.
A_READING = 5000


class Outcome(Enum):
    IMPORTED = "imported"
    FAULTY = "faulty"
    LOSES_TOO_MANY = "loses too many"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True)
class Imported:
    outcome: Outcome
    diff: Diff | None = None
    number: int = 0
    faults: tuple[str, ...] = ()


def bring_in(*, slug: str, snapshot: Snapshot, now: datetime, even_if_fewer: bool = False) -> Imported:
    """Import what a source says. `even_if_fewer` is for whoever looked at the diff and knows why."""
    if wrong := faults(snapshot):
        return Imported(Outcome.FAULTY, faults=tuple(wrong))
    changes = diff(slug, snapshot)
    if changes.loses_too_many and not even_if_fewer:
        return Imported(Outcome.LOSES_TOO_MANY, changes)
    source, _made = DirectorySource.objects.get_or_create(slug=slug)
    before = source.shown_id
    known = naming.add(snapshot)
    edition = _begin(source, snapshot, now)
    _write(edition, snapshot, known)
    if not DirectorySource.objects.filter(pk=source.pk, shown=before).update(shown=edition):
        # Somebody else imported meanwhile: theirs is shown, and the rows of this one go with the next import.
        return Imported(Outcome.OVERTAKEN, changes)
    naming.rename(snapshot, known)
    changed()
    _drop_old(edition, before)
    return Imported(Outcome.IMPORTED, changes, edition.number)


def _begin(source: DirectorySource, snapshot: Snapshot, now: datetime) -> Edition:
    last = Edition.objects.filter(source=source).aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        source=source,
        number=last + 1,
        country=snapshot.country,
        said_by=snapshot.said_by,
        licence=snapshot.licence,
        as_of=snapshot.as_of,
        holds_from=snapshot.holds_from,
        holds_until=snapshot.holds_until,
        holders=snapshot.holders,
        made_at=now,
    )


def _write(edition: Edition, snapshot: Snapshot, known: naming.Known) -> None:
    said: dict[str, object] = {"edition": edition, "source": edition.said_by, "as_of": edition.as_of}
    in_batches(
        (Listing(edition=edition, office_id=known.offices[office.key]) for office in snapshot.offices),
        inserting(Listing),
    )
    in_batches(
        (
            Term(
                office_id=known.offices[term.office],
                person_id=known.persons.get(term.person),
                standing=term.standing,
                since=term.since,
                until=term.until,
                party=term.party,
                **said,
            )
            for term in snapshot.terms
        ),
        inserting(Term),
    )
    in_batches(_contacts(snapshot, known, said), inserting(ContactPoint))
    codes: Iterator[Values] = ((edition.pk, code.prefix, code.division, code.redrawn) for code in snapshot.postcodes)
    in_batches(codes, inserting_values(Postcode, "edition_id", "prefix", "division", "redrawn"))


def _contacts(snapshot: Snapshot, known: naming.Known, said: dict[str, object]) -> Iterator[ContactPoint]:
    for contact in snapshot.contacts:
        yield ContactPoint(
            office_id=known.offices.get(contact.office),
            person_id=known.persons.get(contact.person),
            way=contact.way,
            value=contact.value,
            label=contact.label,
            note=contact.note,
            hours=contact.hours,
            zone=contact.zone,
            **said,
        )


def _drop_old(edition: Edition, before: int | None) -> None:
    """Take away what nobody can see any more; the edition before stays, so that one row can switch back to it."""
    old = Edition.objects.filter(source=edition.source_id, number__lt=edition.number).exclude(pk=before or 0)
    tables: tuple[type[models.Model], ...] = (Postcode, ContactPoint, Term, Listing)
    for table in tables:
        # Read to the end before anything is written: SQLite refuses to write beside a reading that is out of date.
        numbers = table._base_manager.filter(edition__in=old).order_by("pk").values_list("pk", flat=True)
        while found := list(numbers[:A_READING]):
            in_batches(found, deleting(table))
    for edition in old:
        edition.delete()
