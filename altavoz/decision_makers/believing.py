# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to believe where staff and sources, or two sources, say different things of one office."""

from collections.abc import Iterable, Sequence
from datetime import date

from altavoz.decision_makers.models import Term

LONG_AGO = date(1, 1, 1)
FAR_OFF = date(9999, 12, 31)


def believed(terms: Iterable[Term]) -> list[Term]:
    """What is said of an office without what staff have put right: their word on the same person at the same time."""
    every = list(terms)
    own = [term for term in every if term.edition_id is None and term.person_id]
    return [term for term in every if term.edition_id is None or not any(_same(term, each) for each in own)]


def in_the_chair(current: Sequence[Term]) -> list[Term]:
    """Of the terms that cover one day: staff's word on who sits there counts for more than a source's.

    A source that tells of a beginning later than staff's own knowledge has news, and is not contradicted.
    """
    chair = [term for term in current if term.standing != Term.Standing.DESIGNATE]
    own = [term for term in chair if term.edition_id is None]
    if not own:
        return list(current)
    # A word of staff without a date is no older than anything.
    known = max(term.as_of or term.since or FAR_OFF for term in own)
    overruled = {term.pk for term in chair if term.edition_id and (term.since or LONG_AGO) <= known}
    return [term for term in current if term.pk not in overruled]


def disagreeing(current: Sequence[Term]) -> list[Term]:
    """Terms that cover one day and name different holders, or a holder and nobody; empty where all agree."""
    chair = [term for term in current if term.standing not in {Term.Standing.DESIGNATE, Term.Standing.ACTING}]
    return chair if len({term.person_id for term in chair}) > 1 else []


def _same(told: Term, own: Term) -> bool:
    """Whether both tell of one person in one time; the first and the last day belong to it."""
    return (
        told.office_id == own.office_id
        and told.person_id == own.person_id
        and (told.since or LONG_AGO) <= (own.until or FAR_OFF)
        and (own.since or LONG_AGO) <= (told.until or FAR_OFF)
    )
