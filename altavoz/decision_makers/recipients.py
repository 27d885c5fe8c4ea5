# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to write to: one who holds several of the offices asked is one person, and gets one letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from altavoz.decision_makers.holders import Holder, Standing, holder_of
from altavoz.decision_makers.models import Office, Person


@dataclass(frozen=True)
class Recipient:
    """One holder with all of the offices asked, in their order; an office without a known holder stands alone."""

    standing: Standing
    person: Person | None
    offices: tuple[Office, ...]


def recipients(offices: Iterable[Office], on: date) -> tuple[Recipient, ...]:
    """The distinct holders of these offices on that day, in the order in which their first office was asked."""
    gathered: dict[object, list[tuple[Office, Holder]]] = {}
    for office in offices:
        holder = holder_of(office, on)
        whom = ("office", office.pk) if holder.person is None else ("person", holder.person.pk)
        gathered.setdefault(whom, []).append((office, holder))
    return tuple(_together(pairs) for pairs in gathered.values())


def _together(pairs: list[tuple[Office, Holder]]) -> Recipient:
    """He is what he is in the first office asked: to hold one and be designate to another is to be written to once."""
    first = pairs[0][1]
    return Recipient(first.standing, first.person, tuple(office for office, _holder in pairs))
