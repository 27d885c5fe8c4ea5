# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carry what waits in the outbox: claim, judge, write, commit that they go, hand them over, commit how it ended.

Each connection has one letter in hand at a time. One commit says how the last ones ended and that the next ones go.
"""

import enum
import secrets
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from altavoz.outbox import claiming, doubts, folder
from altavoz.outbox.building import deliverable
from altavoz.outbox.domains.book import DayBook
from altavoz.outbox.handing import Answer, Hands
from altavoz.outbox.incoming import refusals
from altavoz.outbox.limiting import Allowance, is_limited
from altavoz.outbox.models import Letter
from altavoz.outbox.wire import Absent, Doubtful, Lasting, Parcel, Transport, WireError
from altavoz.outbox.writing import Message, write_all

State = Letter.State
BATCH = 200
LONGEST_PAUSE = timedelta(hours=6)
# With pauses that double from a minute up to six hours, the twentieth try comes after three days.
MOST_TRIES = 20
UNWANTED = "no longer wanted"
# What was written while a slow server was waited for is written again: it may be wanted no longer.
FRESH = timedelta(seconds=2)


class Outcome(enum.Enum):
    SENT = "sent"
    WITHHELD = "withheld"
    PUT_OFF = "put off"
    FAILED = "failed"
    DOUBTFUL = "doubtful"
    TAKEN = "in other hands"


@dataclass(frozen=True)
class Carried:
    """How many letters ended how; `absent` says why the rest still waits, where nobody took any."""

    outcomes: Counter[Outcome]
    absent: str = ""

    @property
    def sent(self) -> int:
        return self.outcomes[Outcome.SENT]


def always() -> bool:
    return True


def carry(
    *,
    transports: Sequence[Transport],
    now: datetime,
    holds: Callable[[], bool] = always,
    longest: timedelta = timedelta(seconds=20),
) -> Carried:
    """Carry all that is due, one letter for each transport at a time, until none is left, `holds` says no, or the
    time is over."""
    carrier = Carrier(Hands(transports), now=now, holds=holds, until=now + longest)
    try:
        doubts.settle_lost(now=now)
        while carrier.goes_on() and carrier.carry_batch():
            pass
    except Absent as error:
        return Carried(carrier.outcomes, absent=error.trouble)
    finally:
        carrier.hands.close()
    return Carried(carrier.outcomes)


class Carrier:
    """One carrier on one way through the outbox."""

    def __init__(self, hands: Hands, *, now: datetime, holds: Callable[[], bool], until: datetime) -> None:
        self.name = secrets.token_hex(16)
        self.hands = hands
        self.holds = holds
        self.until = until
        self.outcomes: Counter[Outcome] = Counter()
        self._allowance = Allowance([], now=now)
        self._claimed: deque[Letter] = deque()
        self._written: list[Message] = []
        self._written_at = now
        # How letters ended, until that is committed.
        self._sent: list[Letter] = []
        self._other_ends: list[Callable[[], object]] = []
        self._book = DayBook()
        self._began = now
        self._ticks = time.monotonic()

    def clock(self) -> datetime:
        """The time it was given, going on: claims run out while a slow server is waited for."""
        return self._began + timedelta(seconds=time.monotonic() - self._ticks)

    def goes_on(self) -> bool:
        return self.clock() < self.until and self.holds()

    def carry_batch(self) -> int:
        """Carry the next letters; returns how many there were."""
        now = self.clock()
        letters = claiming.claim(self.name, now=now, limit=BATCH)
        self._claimed.extend(letters)
        self._allowance = Allowance(letters, now=now)
        try:
            self._carry_claimed()
        finally:
            self._end_batch()
        return len(letters)

    def _carry_claimed(self) -> None:
        self._write_next()
        while self._written and self.goes_on():
            going = self._begin()
            self.hands.start([_parcel(message) for message in going])
            try:
                # While those are on the wire.
                self._write_next()
            finally:
                self._note([message.letter for message in going], self.hands.answers())

    def _write_next(self) -> None:
        """Write as many as there are hands; those that are not wanted or cannot be written end here."""
        while self._claimed and not self._written:
            for message in write_all(self._next_letters(), now=self.clock()):
                if message.content:
                    self._written.append(message)
                elif message.trouble:
                    self._put_off(message.letter, message.trouble)
                else:
                    self._finish(message.letter, Outcome.WITHHELD, State.WITHHELD, UNWANTED)
        self._written_at = self.clock()

    def _next_letters(self) -> list[Letter]:
        """Of limited letters to one address only one at a time, because the limit counts what has gone out."""
        letters: list[Letter] = []
        later: list[Letter] = []
        keys: set[bytes] = set()
        while self._claimed and len(letters) < len(self.hands):
            letter = self._claimed.popleft()
            key = bytes(letter.recipient_key)
            if key in keys and is_limited(letter):
                later.append(letter)
            elif self._may_go(letter):
                letters.append(letter)
                keys.add(key)
        self._claimed.extendleft(reversed(later))
        return letters

    def _may_go(self, letter: Letter) -> bool:
        why = self._allowance.why_withheld(letter)
        if why:
            self._finish(letter, Outcome.WITHHELD, State.WITHHELD, why)
        return not why

    def _begin(self) -> list[Message]:
        """One commit says how the last ones ended and that these go: never more in doubt than there are hands."""
        if self.clock() > self._written_at + FRESH:
            self._unwrite()
            self._write_next()
        # There may be fewer hands by now than letters were written for.
        hands = len(self.hands)
        messages, self._written = self._written[:hands], self._written[hands:]
        # Asked again, because the last letter to the same address may have gone meanwhile.
        messages = [message for message in messages if self._may_go(message.letter)]
        with transaction.atomic():
            self._save_ends()
            begun = claiming.begin([message.letter for message in messages], self.name, now=self.clock())
        self._forget_ends()
        self.outcomes[Outcome.TAKEN] += len(messages) - len(begun)
        return [message for message in messages if message.letter.pk in begun]

    def _note(self, letters: Sequence[Letter], answers: Sequence[Answer]) -> None:
        """What the far end said; raises Absent where nobody was there for any of them."""
        for letter, answer in zip(letters, answers, strict=True):
            if answer is None or isinstance(answer, WireError):
                self._note_one(letter, answer)
        for answer in answers:
            if answer is not None and not isinstance(answer, WireError):
                raise answer
        troubles = [answer for answer in answers if isinstance(answer, Absent)]
        if troubles and len(troubles) == len(answers):
            raise troubles[0]

    def _note_one(self, letter: Letter, answer: WireError | None) -> None:
        self._book.note_answer(letter, answer)
        match answer:
            case None:
                self._sent.append(letter)
                self.outcomes[Outcome.SENT] += 1
                self._allowance.note_sent(letter)
            case Absent():
                # Surely not taken, and not this letter's fault: it waits on as it did, without losing a try.
                self._wait(letter, due_at=letter.due_at, tries=letter.tries, trouble=answer.trouble)
            case Doubtful():
                since = self.clock()
                self._end(Outcome.DOUBTFUL, partial(doubts.settle, letter, since=since, trouble=answer.trouble))
                self._allowance.note_sent(letter)
            case Lasting():
                self._fail(letter, answer.trouble)
            case _:
                self._put_off(letter, answer.trouble)

    def _put_off(self, letter: Letter, trouble: str) -> None:
        tries = letter.tries + 1
        if tries >= MOST_TRIES:
            self._fail(letter, trouble)
            return
        self._wait(letter, due_at=self.clock() + pause_after(tries), tries=tries, trouble=trouble)
        self.outcomes[Outcome.PUT_OFF] += 1

    def _wait(self, letter: Letter, *, due_at: datetime, tries: int, trouble: str) -> None:
        put_off = partial(claiming.put_off, letter, self.name, due_at=due_at, tries=tries, trouble=trouble)
        self._other_ends.append(put_off)

    def _finish(self, letter: Letter, outcome: Outcome, state: Letter.State, trouble: str) -> None:
        self._end(outcome, partial(claiming.finish, [letter], state=state, now=self.clock(), trouble=trouble))

    def _fail(self, letter: Letter, trouble: str) -> None:
        self._finish(letter, Outcome.FAILED, State.FAILED, trouble)
        # In the same commit, so that none is forgotten.
        self._other_ends.append(partial(refusals.judge, letter.public_id, trouble=trouble, now=self.clock()))

    def _end(self, outcome: Outcome, save: Callable[[], object]) -> None:
        self.outcomes[outcome] += 1
        self._other_ends.append(save)

    def _save_ends(self) -> None:
        for save in self._other_ends:
            save()
        if self._sent:
            there = claiming.finish(self._sent, state=State.SENT, now=self.clock())
            # Its person was erased while it was on the way: a demonstration's file of it must not outlive that.
            folder.delete(settings.MAIL_DIR, [each.public_id for each in self._sent if each.pk not in there])

    def _forget_ends(self) -> None:
        """They are committed."""
        self._sent, self._other_ends = [], []

    def _unwrite(self) -> None:
        self._claimed.extendleft(message.letter for message in reversed(self._written))
        self._written = []

    def _end_batch(self) -> None:
        """One commit: how the last ones ended, and that those not carried after all are free."""
        self._unwrite()
        if self._claimed or self._sent or self._other_ends:
            with transaction.atomic():
                self._save_ends()
                self._book.save(now=self.clock())
                claiming.release(self.name, list(self._claimed))
        self._forget_ends()
        self._claimed.clear()


def pause_after(tries: int) -> timedelta:
    """One minute, two, four ... six hours."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


def _parcel(message: Message) -> Parcel:
    letter = message.letter
    return Parcel(letter.public_id, deliverable(letter.recipient), message.content or b"")
