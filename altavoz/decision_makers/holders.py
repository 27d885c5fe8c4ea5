# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who holds an office on a day: known, vacant and not known are three different answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from altavoz.decision_makers.believing import LONG_AGO, believed, in_the_chair
from altavoz.decision_makers.models import Office, Person, Term


class Standing(Enum):
    HOLDER = "holder"
    ACTING = "acting"
    DESIGNATE = "designate"
    VACANT = "vacant"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Holder:
    """`person` is None where the office is vacant or its holder not known."""

    standing: Standing
    person: Person | None = None


# Who comes first where two terms cover one day: the one who holds it, then the one who stands in, then the next.
# A source that says "vacant" speaks of that day; who stands in or comes next is known beside it.
PRECEDENCE = (Term.Standing.HOLDER, Term.Standing.ACTING, Term.Standing.DESIGNATE, Term.Standing.VACANT)


def holder_of(office: Office, on: date) -> Holder:
    """Reads `office.terms` and their persons: prefetch `terms__person` before you ask for many."""
    return holder_among(office, office.terms.all(), on)


def holder_among(office: Office, terms: Iterable[Term], on: date) -> Holder:
    """The same for terms that were read already."""
    if office.holding == Office.Holding.NOT_KNOWN:
        return Holder(Standing.NOT_KNOWN)
    current = in_the_chair([term for term in believed(terms) if term.covers(on)])
    if office.holding == Office.Holding.VACANT:
        # A term left open by mistake is not believed; one that ended after that day is. The next holder may be known.
        current = [term for term in current if term.until or term.standing == Term.Standing.DESIGNATE]
        return _named(current) or Holder(Standing.VACANT)
    # No term on that day says that we do not know, not that the chair is empty.
    return _named(current) or Holder(Standing.NOT_KNOWN)


def _named(terms: list[Term]) -> Holder | None:
    """The first by precedence; of two equals the one that began later."""
    if not terms:
        return None
    latest_first = sorted(terms, key=lambda term: term.since or LONG_AGO, reverse=True)
    first = min(latest_first, key=lambda term: PRECEDENCE.index(Term.Standing(term.standing)))
    return Holder(Standing(first.standing), first.person)
