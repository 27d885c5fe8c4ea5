# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an import would change, before anything is written; and where sources contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from altavoz.decision_makers.models import DirectorySource, Edition, Listing, Term
from altavoz.decision_makers.snapshot import Snapshot, TermFact

# A source that suddenly knows so many fewer is more likely broken than right.
MOST_LOST = 0.2


@dataclass(frozen=True)
class Held:
    """Who sits where, as far as a comparison needs it."""

    office: str
    person: str
    since: date | None
    until: date | None

    def meets(self, other: "Held") -> bool:
        """Whether both would hold one office on one day; the day of a hand-over belongs to both."""
        return (
            self.office == other.office
            and self.person != other.person
            and (self.until is None or other.since is None or other.since < self.until)
            and (other.until is None or self.since is None or self.since < other.until)
        )


@dataclass(frozen=True)
class Diff:
    """Keys of offices and persons; `contradictions` and `left_out` are sentences."""

    before: int
    offices_new: tuple[str, ...]
    offices_gone: tuple[str, ...]
    holders_new: tuple[tuple[str, str], ...]
    holders_gone: tuple[tuple[str, str], ...]
    vacant: tuple[str, ...]
    contradictions: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def loses_too_many(self) -> bool:
        """Fewer persons than four fifths of those who were there, whoever they are: an election changes many."""
        after = self.before - len(self.holders_gone) + len(self.holders_new)
        return after < self.before * (1 - MOST_LOST)


def diff(slug: str, snapshot: Snapshot) -> Diff:
    """Only reads."""
    shown = Edition.objects.filter(shown_by__slug=slug).first()
    offices = _listed(shown)
    holders = _holders(shown)
    offices_after = {office.key for office in snapshot.offices}
    holders_after = {(term.office, term.person) for term in snapshot.terms if term.person}
    return Diff(
        before=len(holders),
        offices_new=tuple(sorted(offices_after - offices)),
        offices_gone=tuple(sorted(offices - offices_after)),
        holders_new=tuple(sorted(holders_after - holders)),
        holders_gone=tuple(sorted(holders - holders_after)),
        vacant=tuple(sorted(term.office for term in snapshot.terms if not term.person)),
        contradictions=tuple(_contradictions(slug, snapshot)),
        left_out=snapshot.left_out,
    )


def _listed(edition: Edition | None) -> set[str]:
    rows = Listing.objects.filter(edition=edition).values_list("office__key", flat=True) if edition else ()
    return {key for key in rows if key}


def _holders(edition: Edition | None) -> set[tuple[str, str]]:
    rows = Term.everything.filter(edition=edition, person__isnull=False) if edition else Term.everything.none()
    pairs = rows.values_list("office__key", "person__key")
    return {(office, person) for office, person in pairs if office and person}


def _contradictions(slug: str, snapshot: Snapshot) -> Iterator[str]:
    ours = [_held(term) for term in snapshot.terms if term.person]
    names = {person.key: person.name for person in snapshot.persons}
    by_office: dict[str, list[Held]] = defaultdict(list)
    for held in ours:
        for other in by_office[held.office]:
            if held.meets(other):
                yield f"{held.office}: this source itself names both {names[other.person]} and {names[held.person]}"
        by_office[held.office].append(held)
    for other, name, where in _elsewhere(slug, by_office):
        for held in by_office[other.office]:
            if held.meets(other):
                yield f"{held.office}: this source names {names[held.person]}, {where} names {name}"


def _elsewhere(slug: str, offices: Iterable[str]) -> Iterator[tuple[Held, str, str]]:
    """What other sources and staff say, as it is shown now."""
    own = DirectorySource.objects.filter(slug=slug).values("pk")
    wanted = set(offices)
    rows = Term.objects.filter(office__key__isnull=False, person__isnull=False).exclude(edition__source__in=own)
    for term in rows.select_related("office", "person", "edition__source"):
        if term.office.key in wanted and term.person:
            person = term.person.key or f"person {term.person_id}"
            where = term.edition.source.slug if term.edition else "staff"
            yield Held(term.office.key, person, term.since, term.until), term.person.name, where


def _held(term: TermFact) -> Held:
    return Held(term.office, term.person, term.since, term.until)
