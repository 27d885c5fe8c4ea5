# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several letters on the wire at the same time: each connection has one letter, and a thread that waits with it.

The threads know of parcels and transports alone. None of them touches the database.
"""

import threading
from collections.abc import Sequence
from queue import SimpleQueue

from altavoz.outbox.wire import Absent, Parcel, Transport

Answer = BaseException | None


class Hands:
    """The transports of one carrier. `start` gives each a parcel, `answers` waits until all have ended."""

    def __init__(self, transports: Sequence[Transport]) -> None:
        # One alone needs no thread: whoever carries waits with it.
        self._hands: list[Hand] = [Hand(each) if len(transports) == 1 else BusyHand(each) for each in transports]
        self._at_work: list[Hand] = []

    def __len__(self) -> int:
        """How many letters they take at the same time."""
        return len(self._hands)

    def start(self, parcels: Sequence[Parcel]) -> None:
        self._at_work = self._hands[: len(parcels)]
        for hand, parcel in zip(self._at_work, parcels, strict=True):
            hand.start(parcel)

    def answers(self) -> list[Answer]:
        """For each parcel None where it was taken, else why not: a WireError, or a slip of ours."""
        at_work, self._at_work = self._at_work, []
        answers = [hand.answer() for hand in at_work]
        for hand, answer in zip(at_work, answers, strict=True):
            if isinstance(answer, Absent) and not all(isinstance(each, Absent) for each in answers):
                self._let_go(hand)
        return answers

    def close(self) -> None:
        """Say good-bye on all connections, at the same time where there are several."""
        for hand in self._hands:
            hand.begin_closing()
        for hand in self._hands:
            hand.close()

    def _let_go(self, hand: "Hand") -> None:
        """The server takes letters from the others: it allows so many connections and no more."""
        self._hands.remove(hand)
        hand.begin_closing()
        hand.close()


class Hand:
    """One transport, in the thread of whoever carries."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self._answer: Answer = None

    def start(self, parcel: Parcel) -> None:
        self._answer = _handed_over(self.transport, parcel)

    def answer(self) -> Answer:
        return self._answer

    def begin_closing(self) -> None:
        """Nothing is waited for."""

    def close(self) -> None:
        self.transport.close()


class BusyHand(Hand):
    """One transport and a thread of its own, which begins with the first parcel."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._thread: threading.Thread | None = None
        self._parcels: SimpleQueue[Parcel | None] = SimpleQueue()
        self._answers: SimpleQueue[Answer] = SimpleQueue()

    def start(self, parcel: Parcel) -> None:
        if self._thread is None:
            # It must not outlive the worker, which ends within two seconds whatever a server does.
            self._thread = threading.Thread(target=self._work, name="letters-wire", daemon=True)
            self._thread.start()
        self._parcels.put(parcel)

    def answer(self) -> Answer:
        return self._answers.get()

    def begin_closing(self) -> None:
        self._parcels.put(None)

    def close(self) -> None:
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (parcel := self._parcels.get()) is not None:
            self._answers.put(_handed_over(self.transport, parcel))
        self.transport.close()


def _handed_over(transport: Transport, parcel: Parcel) -> Answer:
    try:
        transport.hand_over(parcel)
    except BaseException as error:  # noqa: BLE001 - it is raised again by whoever asks for the answers
        return error
    return None
