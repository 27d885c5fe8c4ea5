# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chamber member by member: who sits where, and what is known of each. Page, table, API and staff read this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from altavoz.actions.legislator_letter import noting
from altavoz.actions.legislator_letter.letter import CircularLetter, Lead
from altavoz.actions.legislator_letter.seats import Seat, Standing
from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.models import Body, Division

State = Standing.State


@dataclass(frozen=True)
class Member:
    """A seat as a table shows it. `state` is one of the five standings, or `vacant` or `not_known` of the seat itself.

    `region` is the OCD id of the state or province, `code` its last part, as "ca".
    """

    seat: int
    office: str
    name: str
    sort_name: str
    party: str
    region: str
    region_name: str
    code: str
    division: str
    place: str
    votes: bool
    held: bool
    leads: bool
    committees: tuple[str, ...]
    state: str
    label: str
    source: str
    as_of: date | None

    @property
    def signed(self) -> bool:
        return self.state == State.SIGNED


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see of them; empty is everything."""

    standing: str = ""
    party: str = ""
    place: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.standing or self.party or self.place or self.name)


def choice_of(asked: Mapping[str, str], members: Sequence[Member]) -> Choice:
    """From an address: values that no member has are taken for not asked."""
    wanted = Choice(
        standing=asked.get("standing", ""),
        party=asked.get("party", ""),
        place=asked.get("place", ""),
        name=fold(asked.get("name", "")[:100].replace("\x00", "")),
    )
    return replace(
        wanted,
        standing=wanted.standing if any(each.state == wanted.standing for each in members) else "",
        party=wanted.party if any(each.party == wanted.party for each in members) else "",
        place=wanted.place if any(each.code == wanted.place for each in members) else "",
    )


def chosen(members: Sequence[Member], choice: Choice) -> list[Member]:
    words = choice.name.split()
    return [
        each
        for each in members
        if (not choice.standing or each.state == choice.standing)
        and (not choice.party or each.party == choice.party)
        and (not choice.place or each.code == choice.place)
        and all(word in fold(f"{each.name} {each.place}") for word in words)
    ]


def members(letter: CircularLetter, language: str) -> list[Member]:
    """All seats in the order of the members' names, in seven queries however many they are."""
    seats = list(
        Seat.objects.filter(letter=letter)
        .select_related("person", "office")
        .prefetch_related(Prefetch("committees", Body.objects.prefetch_related("texts")))
    )
    known = noting.current(letter)
    wanted = {seat.division for seat in seats} | {seat.region for seat in seats}
    rows = Division.objects.filter(ocd_id__in=wanted).prefetch_related("texts")
    names = {division.ocd_id: division.name(language) for division in rows}
    leads = set(Lead.objects.filter(letter=letter).values_list("office", flat=True))
    found = [_member(seat, known.get(seat.pk), names, seat.office_id in leads, language) for seat in seats]
    return sorted(found, key=lambda each: (not each.held, fold(each.sort_name), each.place, each.seat))


def _member(seat: Seat, known: Standing | None, names: Mapping[str, str], leads: bool, language: str) -> Member:
    person = seat.person
    state, label = _state(seat, known)
    name = str(person) if person else ""
    return Member(
        seat=seat.pk,
        office=seat.office.public_id,
        name=name,
        sort_name=(person.sort_name or last_first(person.name)) if person else "",
        party=seat.party,
        region=seat.region,
        region_name=names.get(seat.region, seat.region.rpartition(":")[2]),
        code=seat.region.rpartition(":")[2],
        division=seat.division,
        place=names.get(seat.division, seat.division.rpartition(":")[2]),
        votes=seat.votes,
        held=seat.holding == Seat.Holding.HELD,
        leads=leads,
        committees=tuple(sorted(body.name(language) for body in seat.committees.all())),
        state=state,
        label=label,
        source=known.source if known else "",
        as_of=known.known_on if known else None,
    )


def _state(seat: Seat, known: Standing | None) -> tuple[str, str]:
    if seat.holding != Seat.Holding.HELD:
        holding = Seat.Holding(seat.holding)
        return holding.value, str(holding.label)
    state = State(known.state) if known else State.UNKNOWN
    return state.value, str(state.label)


def last_first(name: str) -> str:
    """For a list, where the directory has no name of that sort: the last word first."""
    rest, _space, last = name.rpartition(" ")
    return f"{last}, {rest}" if rest else last
