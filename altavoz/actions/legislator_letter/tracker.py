# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the letter's page shows of the letter and of the chamber, as plain values; its template decides nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from altavoz.actions.legislator_letter import following, tiles
from altavoz.actions.legislator_letter.following import Choice, Member
from altavoz.actions.legislator_letter.letter import CircularLetter, Recess
from altavoz.actions.legislator_letter.seats import Seat, Standing
from altavoz.campaigns.action import FrozenTarget
from altavoz.decision_makers.holders import holder_among
from altavoz.decision_makers.models import Office, Term

# More than these are shown when they are asked for: a phone need not carry the whole chamber.
FIRST = 40
State = Standing.State
NOBODY_KNOWS = {State.UNKNOWN.value, Seat.Holding.VACANT.value, Seat.Holding.NOT_KNOWN.value}


@dataclass(frozen=True)
class Bar:
    """`key` is what an address says of it."""

    key: str
    label: str
    signed: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.signed / self.of) if self.of else 0


@dataclass(frozen=True)
class Earlier:
    year: int
    title: str
    number: int
    source: str


@dataclass(frozen=True)
class Count:
    """A standing with how many stand there."""

    state: str
    label: str
    number: int


@dataclass(frozen=True)
class Tracker:
    """`signed` of `of` have a vote; `without_vote` signed and have none. `unknown` of `of` are not known."""

    subject: str
    text: str
    chamber: str
    day: date | None
    addressee: str
    addressee_holder: str
    leads: tuple[Member, ...]
    recesses: tuple[Recess, ...]
    earlier: tuple[Earlier, ...]
    signed: int
    of: int
    without_vote: int
    unknown: int
    vacant: int
    counts: tuple[Count, ...]
    parties: tuple[Bar, ...]
    regions: tuple[Bar, ...]
    committees: tuple[Bar, ...]
    map: tiles.Map
    choice: Choice
    rows: tuple[Member, ...]
    found: int
    all: int
    signers: tuple[Member, ...]
    source: str
    as_of: date | None

    @property
    def last_year(self) -> Earlier | None:
        return self.earlier[0] if self.earlier else None


def tracker_of(
    letter: CircularLetter, members: Sequence[Member], *, language: str, asked: Mapping[str, str]
) -> Tracker:
    prefetch_related_objects([letter], "texts", "recesses", "earlier__texts", "chamber__texts")
    choice = following.choice_of(asked, members)
    found = following.chosen(members, choice)
    holding = [each for each in members if each.held]
    voting = [each for each in holding if each.votes]
    signed = sum(each.signed for each in voting)
    regions = _bars(holding, lambda each: [(each.code, each.region_name)])
    to_whom, to_holder = _addressee(letter, language)
    source = Seat.objects.filter(letter=letter, person__isnull=False).values_list("source", "as_of").first()
    return Tracker(
        subject=letter.subject(language),
        text=letter.text(language),
        chamber=letter.chamber.name(language) if letter.chamber else "",
        day=letter.day,
        addressee=to_whom,
        addressee_holder=to_holder,
        leads=tuple(each for each in members if each.leads),
        recesses=tuple(letter.recesses.all()),
        earlier=_earlier(letter, language),
        signed=signed,
        of=len(voting),
        without_vote=sum(each.signed for each in holding if not each.votes),
        unknown=sum(each.state in NOBODY_KNOWS for each in voting),
        vacant=sum(each.state == Seat.Holding.VACANT for each in members),
        counts=counts_of(members),
        parties=_bars(holding, lambda each: [(each.party, each.party)] if each.party else []),
        regions=regions,
        committees=_bars(holding, lambda each: [(name, name) for name in each.committees]),
        map=tiles.lay([tiles.Place(bar.key, bar.label, bar.signed, bar.of) for bar in regions]),
        choice=choice,
        rows=tuple(found if "all" in asked else found[:FIRST]),
        found=len(found),
        all=len(members),
        signers=tuple(each for each in members if each.signed),
        source=source[0] if source else "",
        as_of=source[1] if source else None,
    )


def _bars(members: Iterable[Member], keys_of: Callable[[Member], Sequence[tuple[str, str]]]) -> tuple[Bar, ...]:
    """By name; a member of two committees counts in both."""
    labels: dict[str, str] = {}
    signed: dict[str, int] = defaultdict(int)
    every: dict[str, int] = defaultdict(int)
    for each in members:
        for key, label in keys_of(each):
            labels[key] = label
            every[key] += 1
            signed[key] += each.signed
    return tuple(
        Bar(key, label, signed[key], every[key]) for key, label in sorted(labels.items(), key=lambda pair: pair[1])
    )


def _earlier(letter: CircularLetter, language: str) -> tuple[Earlier, ...]:
    return tuple(Earlier(each.year, each.title(language), each.number, each.source) for each in letter.earlier.all())


def counts_of(members: Sequence[Member]) -> tuple[Count, ...]:
    """In the order of the standings; then vacant seats and those of whom nobody knows who holds them."""
    words = [*State.choices, *Seat.Holding.choices]
    numbers: dict[str, int] = defaultdict(int)
    for each in members:
        numbers[each.state] += 1
    return tuple(Count(state, str(label), numbers[state]) for state, label in words if numbers[state])


def _addressee(letter: CircularLetter, language: str) -> tuple[str, str]:
    """Its title and holder as they were frozen with the action's target, else as on the letter's day."""
    if letter.addressee_id is None:
        return "", ""
    frozen = FrozenTarget.objects.filter(
        target__action=letter.action_id, target__office=letter.addressee_id, language=language
    ).first()
    if frozen is not None:
        return frozen.office_title, frozen.holder_name
    office = Office.objects.prefetch_related("texts").get(pk=letter.addressee_id)
    terms = Term.objects.filter(office=office).select_related("person")
    holder = holder_among(office, terms, letter.day) if letter.day else None
    return office.title(language), str(holder.person or "") if holder else ""
