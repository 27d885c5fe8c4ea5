# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of mail hearers: rooms say what they understand of mail that comes, and what a complaint ends.

A hearer is asked after returned letters and complaints were looked for here. It returns True only when what the
mail asks is done, in rows: then nobody else is asked, and staff need not look at it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Mail:
    """One mail that came. `came_to` is the one of our addresses that it was sent to; it shows no content in print."""

    public_id: str
    came_to: str
    content: bytes = field(repr=False)
    # It was too big to be fetched: here is its head, and the whole lies in the mailbox still.
    head_only: bool = False


Hearer = Callable[[Mail, datetime], bool]
WhenStopped = Callable[[bytes, str, datetime], None]

_hearers: dict[str, Hearer] = {}
_stoppers: list[WhenStopped] = []


def register(name: str, hearer: Hearer) -> None:
    _hearers[name] = hearer


def register_stopper(stopper: WhenStopped) -> None:
    """`stopper(email_key, why, now)` is called when an address is written to no more: complained, or gone."""
    if stopper not in _stoppers:
        _stoppers.append(stopper)


def hear(mail: Mail, now: datetime) -> str:
    """The name of whoever understood it; empty where nobody did."""
    return next((name for name, hearer in sorted(_hearers.items()) if hearer(mail, now)), "")


def stopped(email_key: bytes, *, why: str, now: datetime) -> None:
    for stopper in _stoppers:
        stopper(email_key, why, now)
