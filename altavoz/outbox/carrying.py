# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carry what waits in the outbox: claim, judge, write, commit that it goes, hand it over, commit that it went."""

import enum
import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import translation

from altavoz.outbox import claiming, doubts, folder
from altavoz.outbox.building import build, deliverable
from altavoz.outbox.limiting import Allowance
from altavoz.outbox.models import Letter
from altavoz.outbox.wire import Absent, Doubtful, Lasting, Parcel, Passing, Transport
from altavoz.outbox.writers import Written, writer_of

logger = logging.getLogger(__name__)

State = Letter.State
BATCH = 100
LONGEST_PAUSE = timedelta(hours=6)
# With pauses that double from a minute up to six hours, the twentieth try comes after three days.
MOST_TRIES = 20
UNWANTED = "no longer wanted"


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
    transport: Transport,
    now: datetime,
    holds: Callable[[], bool] = always,
    longest: timedelta = timedelta(seconds=20),
) -> Carried:
    """Carry all that is due, until none is left, `holds` says no, or the time is over."""
    carrier = Carrier(transport, now=now, holds=holds, until=now + longest)
    try:
        doubts.settle_lost(now=now)
        while carrier.goes_on() and carrier.carry_batch():
            pass
    except Absent as error:
        return Carried(carrier.outcomes, absent=error.trouble)
    finally:
        transport.close()
    return Carried(carrier.outcomes)


class Carrier:
    """One carrier on one way through the outbox."""

    def __init__(self, transport: Transport, *, now: datetime, holds: Callable[[], bool], until: datetime) -> None:
        self.name = secrets.token_hex(16)
        self.transport = transport
        self.holds = holds
        self.until = until
        self.outcomes: Counter[Outcome] = Counter()
        self._taken: Letter | None = None
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
        allowance = Allowance(letters, now=now)
        left = list(letters)
        try:
            for letter in letters:
                if not self.goes_on():
                    break
                self.outcomes[self.carry_one(letter, allowance)] += 1
                left.remove(letter)
        finally:
            self._mark_sent()
            if left:
                claiming.release(self.name, left)
        return len(letters)

    def carry_one(self, letter: Letter, allowance: Allowance) -> Outcome:
        why = allowance.why_withheld(letter)
        if why:
            return self._finish(letter, Outcome.WITHHELD, State.WITHHELD, why)
        try:
            written = _write(letter)
            content = build(letter, written, now=self.clock()) if written else None
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - one letter that cannot be written must not hold up the others
            logger.error("letter %s cannot be written: %s", letter.public_id, type(error).__name__)  # noqa: TRY400
            return self._put_off(letter, f"cannot be written: {type(error).__name__}")
        if content is None:
            return self._finish(letter, Outcome.WITHHELD, State.WITHHELD, UNWANTED)
        if not self._begin(letter):
            return Outcome.TAKEN
        outcome = self._hand_over(letter, content)
        if outcome in {Outcome.SENT, Outcome.DOUBTFUL}:
            allowance.note_sent(letter)
        return outcome

    def _hand_over(self, letter: Letter, content: bytes) -> Outcome:
        try:
            self.transport.hand_over(Parcel(letter.public_id, deliverable(letter.recipient), content))
        except Passing as error:
            return self._put_off(letter, error.trouble)
        except Lasting as error:
            return self._finish(letter, Outcome.FAILED, State.FAILED, error.trouble)
        except Doubtful as error:
            return self._doubt(letter, error.trouble)
        except Absent as error:
            # Surely not taken, and not this letter's fault: it waits on as it did, without losing a try.
            self._wait_on(letter, error.trouble)
            raise
        self._taken = letter
        return Outcome.SENT

    def _begin(self, letter: Letter) -> bool:
        """One commit says that the last letter was taken and that the next one goes: never more than one in doubt."""
        with transaction.atomic():
            self._mark_sent()
            return claiming.begin(letter, self.name, now=self.clock())

    def _mark_sent(self) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            self._finish(taken, Outcome.SENT, State.SENT)

    def _finish(self, letter: Letter, outcome: Outcome, state: Letter.State, trouble: str = "") -> Outcome:
        if not claiming.finish(letter, state=state, now=self.clock(), trouble=trouble):
            # Its person was erased while it was on the way: a demonstration's file of it must not outlive that.
            folder.delete(settings.MAIL_DIR, [letter.public_id])
        return outcome

    def _put_off(self, letter: Letter, trouble: str) -> Outcome:
        tries = letter.tries + 1
        if tries >= MOST_TRIES:
            return self._finish(letter, Outcome.FAILED, State.FAILED, trouble)
        due_at = self.clock() + pause_after(tries)
        claiming.put_off(letter, self.name, due_at=due_at, trouble=trouble, tries=tries)
        return Outcome.PUT_OFF

    def _wait_on(self, letter: Letter, trouble: str) -> None:
        claiming.put_off(letter, self.name, due_at=letter.due_at, trouble=trouble, tries=letter.tries)

    def _doubt(self, letter: Letter, trouble: str) -> Outcome:
        letter.refresh_from_db(fields=["claimed_by", "claimed_until"])
        doubts.settle(letter, since=self.clock(), trouble=trouble)
        return Outcome.DOUBTFUL


def pause_after(tries: int) -> timedelta:
    """One minute, two, four ... six hours."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


def _write(letter: Letter) -> Written | None:
    with translation.override(letter.language):
        return writer_of(letter).write(letter)
