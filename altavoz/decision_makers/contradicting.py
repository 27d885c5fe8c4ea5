# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where staff and sources, or two sources, say different things: both are shown, each with its source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from altavoz.decision_makers.believing import believed, disagreeing
from altavoz.decision_makers.editions import DirectorySource
from altavoz.decision_makers.models import ContactPoint, Office, Term


@dataclass(frozen=True)
class Contradiction:
    """One office, and what is said of it in more than one way: terms, or contact points."""

    office: Office
    terms: tuple[Term, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()


def other_words(contacts: Iterable[ContactPoint]) -> list[ContactPoint]:
    """What sources now say instead of staff's own contact points, apart from what staff wrote over knowingly."""
    own = [contact for contact in contacts if contact.edition_id is None]
    found: list[ContactPoint] = []
    for told in _told_beside(own):
        mine = next(each for each in own if _beside(each, told))
        if told.value not in {mine.value, mine.instead_of}:
            found.append(told)
    return found


def contradictions(on: date) -> Iterator[Contradiction]:
    """All of the directory, for staff: who holds an office first, then how one is reached."""
    covering = (Q(since__isnull=True) | Q(since__lte=on)) & (Q(until__isnull=True) | Q(until__gte=on))
    by_office: dict[int, list[Term]] = defaultdict(list)
    rows = Term.objects.filter(covering).select_related("office", "person", "edition__source")
    for term in rows.prefetch_related("office__texts").order_by("office", "pk"):
        by_office[term.office_id].append(term)
    for terms in by_office.values():
        if differing := disagreeing(believed(terms)):
            yield Contradiction(differing[0].office, terms=tuple(differing))
    yield from _of_contacts()


def _of_contacts() -> Iterator[Contradiction]:
    own = ContactPoint.everything.filter(edition__isnull=True, gone=False, office__isnull=False)
    rows = list(own.select_related("office").prefetch_related("office__texts"))
    for told in other_words(rows):
        mine = next(each for each in rows if _beside(each, told))
        if mine.office:
            yield Contradiction(mine.office, contacts=(mine, told))


def _told_beside(own: list[ContactPoint]) -> list[ContactPoint]:
    """Rows of shown editions about the same way to the same office or person, under the same label."""
    if not own:
        return []
    same = Q(office__in={each.office_id for each in own} - {None}) | Q(
        person__in={each.person_id for each in own} - {None}
    )
    shown = DirectorySource.objects.filter(shown__isnull=False).values("shown")
    told = ContactPoint.everything.filter(same, edition__in=shown).select_related("edition")
    return [each for each in told if any(_beside(mine, each) for mine in own)]


def _beside(mine: ContactPoint, told: ContactPoint) -> bool:
    return (mine.office_id, mine.person_id, mine.way, mine.label) == (
        told.office_id,
        told.person_id,
        told.way,
        told.label,
    )
