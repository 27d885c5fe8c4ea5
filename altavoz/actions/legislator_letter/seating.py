# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes down who sits in the chamber on the letter's day; what comes later is somebody else's seat."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum

from django.db import transaction
from django.db.models import Q

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.seats import Seat, Standing
from altavoz.contacting.models import Plan
from altavoz.decision_makers import tables
from altavoz.decision_makers.holders import Holder, holder_among
from altavoz.decision_makers.holders import Standing as Holds
from altavoz.decision_makers.lookup import editions_for
from altavoz.decision_makers.models import Division, Edition, Office, Term
from altavoz.website import generations

# They sit without a vote; whoever leads a letter counts them apart.
WITHOUT_A_VOTE = frozenset({"delegate", "resident_commissioner"})
# A membership of a committee is an office of its own, held by the same person.
OF_A_COMMITTEE = "committee"
BATCH = 200


class Seated(Enum):
    DONE = "done"
    AS_BEFORE = "as before"
    NO_CHAMBER = "no chamber or no day"
    NO_SEATS = "nobody knows the chamber's seats"
    FOLLOWED_ALREADY = "followed already"


def take_seats(letter: CircularLetter) -> Seated:
    """Anew where chamber or day were changed, as long as nothing was noted of anybody."""
    if letter.chamber is None or letter.day is None:
        return Seated.NO_CHAMBER
    if (letter.seated_chamber_id, letter.seated_on) == (letter.chamber_id, letter.day):
        return Seated.AS_BEFORE
    if Standing.objects.filter(seat__letter=letter).exists():
        return Seated.FOLLOWED_ALREADY
    editions, _other_days = editions_for(letter.chamber.country, letter.day)
    offices = _offices(letter, editions)
    if not offices:
        return Seated.NO_SEATS
    seats = _seats(letter, offices, editions, letter.day)
    _write(letter, seats, _committees(seats, editions, letter.day))
    return Seated.DONE


def _offices(letter: CircularLetter, editions: Sequence[Edition]) -> list[Office]:
    listed = Q(key__isnull=True) | Q(listings__edition__in=editions)
    return list(Office.objects.filter(listed, institution=letter.chamber_id).distinct().order_by("pk"))


def _seats(letter: CircularLetter, offices: Sequence[Office], editions: Sequence[Edition], on: date) -> list[Seat]:
    terms = tables.terms(offices, editions)
    parents = dict(
        Division.objects.filter(ocd_id__in=[office.division for office in offices]).values_list("ocd_id", "parent")
    )
    return [_seat(letter, office, terms[office.pk], parents, on) for office in offices]


def _seat(letter: CircularLetter, office: Office, terms: Iterable[Term], parents: Mapping[str, str], on: date) -> Seat:
    terms = list(terms)
    holder = holder_among(office, terms, on)
    sits = holder.standing in {Holds.HOLDER, Holds.ACTING}
    term = next((term for term in terms if _tells(term, holder) and term.covers(on)), None)
    return Seat(
        letter=letter,
        office=office,
        person=holder.person if sits else None,
        holding=_holding(holder, sits=sits),
        party=term.party if term and sits else "",
        votes=office.role not in WITHOUT_A_VOTE,
        division=office.division,
        region=_region(office.division, parents),
        source=term.source if term else office.source,
        as_of=term.as_of if term else office.source_date,
    )


def _tells(term: Term, holder: Holder) -> bool:
    return term.person_id == (holder.person.pk if holder.person else None)


def _holding(holder: Holder, *, sits: bool) -> str:
    """Whoever is designate does not sit yet: the seat is vacant until then."""
    if sits:
        return Seat.Holding.HELD
    return Seat.Holding.NOT_KNOWN if holder.standing is Holds.NOT_KNOWN else Seat.Holding.VACANT


def _region(division: str, parents: Mapping[str, str]) -> str:
    """The state or province in which it lies; a seat for the whole of one lies in itself."""
    parent = parents.get(division) or division.rpartition("/")[0]
    return parent if parent.count("/") > 1 else division


def _committees(seats: Sequence[Seat], editions: Sequence[Edition], on: date) -> dict[int, set[int]]:
    """By the person's number: the committees of which somebody says that they were members."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Term.objects.filter(
        Q(edition__isnull=True) | Q(edition__in=editions),
        person__in=[seat.person_id for seat in seats if seat.person_id],
        office__role__startswith=OF_A_COMMITTEE,
        office__institution__isnull=False,
    )
    for term in rows.select_related("office"):
        if term.covers(on) and term.person_id and term.office.institution_id:
            found[term.person_id].add(term.office.institution_id)
    return found


def _write(letter: CircularLetter, seats: list[Seat], committees: Mapping[int, set[int]]) -> None:
    through = Seat.committees.through
    with transaction.atomic():
        Seat.objects.filter(letter=letter).delete()
        Seat.objects.bulk_create(seats, batch_size=BATCH)
        through.objects.bulk_create(
            (
                through(seat_id=seat.pk, body_id=body)
                for seat in seats
                for body in sorted(committees.get(seat.person_id or 0, ()))
            ),
            batch_size=BATCH,
        )
        CircularLetter.objects.filter(pk=letter.pk).update(seated_on=letter.day, seated_chamber=letter.chamber)
        # Whoever gives a place is led to a member of this chamber.
        led = {"body": letter.chamber, "supports": letter.action}
        Plan.objects.update_or_create(action=letter.action, defaults=led, create_defaults={**led, "by_call": True})
        generations.touch(generations.action_subject(letter.action.public_id))
    letter.seated_on, letter.seated_chamber = letter.day, letter.chamber
