# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pasted list of names, from proposal to batch: the centre proposes, a person confirms, and a batch can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, Q

from altavoz.actions.legislator_letter import noting
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.matching import Certainty, Matched, Matcher, Member, member
from altavoz.actions.legislator_letter.noting import News
from altavoz.actions.legislator_letter.seats import PastedLine, PastedList, Seat, Standing
from altavoz.decision_makers.models import DivisionText
from altavoz.organisations import audit

BATCH = 200
State = PastedList.State


class Settled(Enum):
    DONE = "done"
    ALREADY = "already"
    NOTHING_CHOSEN = "nothing chosen"


@dataclass(frozen=True)
class Confirmed:
    """`unmatched` lines keep their text and count for nobody."""

    settled: Settled
    noted: int = 0
    unmatched: int = 0


@dataclass(frozen=True)
class Undone:
    """`changed_since` were noted anew after the batch: those stay as they are."""

    settled: Settled
    taken_back: int = 0
    changed_since: int = 0


def propose(letter: CircularLetter, names: Iterable[str], news: News, *, by: User | None, now: datetime) -> PastedList:
    """Match the names and keep every line with its text. Nothing is noted of anybody yet."""
    matched = Matcher(members_of(letter)).match(list(names))
    pasted = PastedList(
        letter=letter,
        says=news.state,
        source=news.source.strip(),
        known_on=news.known_on,
        pasted_by=by,
        pasted_at=now,
    )
    taken: set[int] = set()
    with transaction.atomic():
        pasted.save()
        lines = [_line(pasted, number, each, taken) for number, each in enumerate(matched, 1)]
        PastedLine.objects.bulk_create(lines, batch_size=BATCH)
    return pasted


def confirm(pasted: PastedList, chosen: Mapping[int, int], *, by: User | None, now: datetime, today: date) -> Confirmed:
    """`chosen`: the line's number to the seat that a person ticked. Two people who press at once note it once."""
    lines = {line.number: line for line in pasted.lines.all()}
    seats = {
        number: seat
        for number, seat in chosen.items()
        if number in lines and seat in {pair[0] for pair in lines[number].candidates}
    }
    if not seats:
        return Confirmed(Settled.NOTHING_CHOSEN)
    with transaction.atomic():
        if not _settle(pasted, State.PROPOSED, State.CONFIRMED, by=by, now=now):
            return Confirmed(Settled.ALREADY)
        for number, seat in seats.items():
            lines[number].seat_id = seat
        PastedLine.objects.bulk_update([lines[number] for number in seats], ["seat"], batch_size=BATCH)
        news = News(pasted.says, pasted.source, pasted.known_on)
        outcome = noting.note(pasted.letter, set(seats.values()), news, by=by, now=now, today=today, pasted=pasted)
    return Confirmed(Settled.DONE, outcome.number, len(lines) - len(seats))


def drop(pasted: PastedList, *, by: User | None, now: datetime) -> Settled:
    """Nobody confirms it: its lines stay to be read, and nothing is noted."""
    with transaction.atomic():
        if not _settle(pasted, State.PROPOSED, State.DROPPED, by=by, now=now):
            return Settled.ALREADY
        noting.tell(pasted.letter, "drop_list", by=by, now=now, after={"list": pasted.public_id})
    return Settled.DONE


def undo(pasted: PastedList, *, by: User | None, now: datetime) -> Undone:
    """New rows put back what was known before, wherever nobody has noted anything since."""
    with transaction.atomic():
        if not _settle(pasted, State.CONFIRMED, State.UNDONE, by=by, now=now):
            return Undone(Settled.ALREADY)
        mine = {row.seat_id: row for row in Standing.objects.filter(pasted=pasted)}
        newest = noting.current(pasted.letter)
        back = [row for seat, row in mine.items() if newest[seat].pk == row.pk]
        Standing.objects.bulk_create(_as_before(pasted, back, by, now), batch_size=BATCH)
        after: dict[str, audit.Value] = {"list": pasted.public_id, "taken back": len(back)}
        noting.tell(pasted.letter, "undo_list", by=by, now=now, before={"noted": len(mine)}, after=after)
    return Undone(Settled.DONE, len(back), len(mine) - len(back))


def members_of(letter: CircularLetter) -> list[Member]:
    """Who sits in the chamber, as names are compared: in every language that the directory has for their places."""
    seats = list(Seat.objects.filter(letter=letter, holding=Seat.Holding.HELD).select_related("person"))
    wanted = {seat.division for seat in seats} | {seat.region for seat in seats}
    names: dict[str, list[str]] = {}
    for ocd_id, name in DivisionText.objects.filter(division__ocd_id__in=wanted).values_list(
        "division__ocd_id", "name"
    ):
        names.setdefault(ocd_id, []).append(name)
    return [_member(seat, names) for seat in seats]


def _member(seat: Seat, names: Mapping[str, list[str]]) -> Member:
    last = seat.division.rpartition(":")[2]
    region = seat.region.rpartition(":")[2]
    return member(
        key=seat.pk,
        name=seat.person.name if seat.person else "",
        sort_name=seat.person.sort_name if seat.person else "",
        places=[region, *names.get(seat.region, []), *names.get(seat.division, [])],
        parties=[seat.party],
        district=last if last.isdigit() and seat.division != seat.region else "",
    )


def _line(pasted: PastedList, number: int, matched: Matched, taken: set[int]) -> PastedLine:
    """A second line that is sure of the same seat waits for a person: one of the two may mean somebody else."""
    certainty = matched.certainty
    if certainty is Certainty.SURE:
        best = matched.candidates[0].key
        certainty = Certainty.CHOOSE if best in taken else certainty
        taken.add(best)
    return PastedLine(
        pasted=pasted,
        number=number,
        text=matched.text,
        certainty=certainty.value,
        candidates=[[candidate.key, candidate.score] for candidate in matched.candidates],
    )


def _settle(pasted: PastedList, before: str, after: str, *, by: User | None, now: datetime) -> bool:
    rows = PastedList.objects.filter(pk=pasted.pk, state=before)
    return bool(rows.update(state=after, settled_by=by, settled_at=now))


def _as_before(pasted: PastedList, rows: Iterable[Standing], by: User | None, now: datetime) -> list[Standing]:
    rows = list(rows)
    mine = Q(seat__in=[row.seat_id for row in rows], pk__lt=min((row.pk for row in rows), default=0))
    newest = Standing.objects.filter(mine).values("seat").annotate(newest=Max("pk")).values("newest")
    earlier = {row.seat_id: row for row in Standing.objects.filter(pk__in=newest)}
    return [_back(pasted, row, earlier.get(row.seat_id), by, now) for row in rows]


def _back(pasted: PastedList, row: Standing, earlier: Standing | None, by: User | None, now: datetime) -> Standing:
    return Standing(
        seat_id=row.seat_id,
        state=earlier.state if earlier else Standing.State.UNKNOWN,
        source=earlier.source if earlier else row.source,
        known_on=earlier.known_on if earlier else row.known_on,
        noted_by=by,
        noted_at=now,
        undoes=pasted,
    )
