# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can happen to a letter at the far end, and what a transport promises.

The `trouble` of each is a code and a step, never the server's words: they often repeat the address. Those are in
`words`, which nobody logs or keeps; the day book of the mail domains cleans them first.
"""

from dataclasses import dataclass, field
from typing import Protocol


class WireError(Exception):
    def __init__(self, trouble: str, *, words: str = "") -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.words = words


class Passing(WireError):
    """Not now: this letter may be taken later (4xx)."""


class Lasting(WireError):
    """Not ever: this letter will not be taken (5xx)."""


class Doubtful(WireError):
    """The connection broke after the words had been sent: nobody knows whether they were taken."""


class Absent(WireError):
    """Nobody is there to take any letter, and surely nothing was taken of this one."""


@dataclass(frozen=True)
class Parcel:
    """One letter as it goes over the wire; it does not show its address where it is printed."""

    public_id: str
    recipient: str = field(repr=False)
    content: bytes = field(repr=False)


class Transport(Protocol):
    def hand_over(self, parcel: Parcel) -> None:
        """Return only when the far end has taken responsibility. Raises a WireError."""

    def check(self) -> None:
        """See whether somebody would take letters. Raises Absent."""

    def close(self) -> None:
        """Let go of what was kept open between letters; never raises."""
