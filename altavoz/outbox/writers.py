# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of writers: the room that a letter comes from says how it is written, when it is carried."""

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from altavoz.outbox.models import Letter


class WhenInDoubt(enum.Enum):
    """What to do with a letter that may or may not have reached the mail server."""

    RESEND = "resend"
    """Hand it over once more, five minutes later, under the same Message-ID: for letters that do no harm twice."""
    PARK = "park"
    """Leave it to staff: for letters to officials, hand-overs and mass letters."""


@dataclass(frozen=True)
class Written:
    """The words of a letter. Both bodies are whole: either reads well alone."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)


Write = Callable[[Letter], Written | None]


@dataclass(frozen=True)
class Writer:
    """`write` gives None where the letter is no longer wanted: it is then withheld.

    It is called with the letter's language active. `limited` letters are those that a stranger can cause: only so
    many of them go to one address. `prepare` may read at once what a handful of letters needs; it gives the `write`
    for these, which is called right afterwards.
    """

    write: Write
    when_in_doubt: WhenInDoubt
    limited: bool
    prepare: Callable[[Sequence[Letter]], Write] | None = None


class UnknownWriter(LookupError):
    """A letter of a kind whose room is not installed."""


_writers: dict[str, Writer] = {}


def register(kind: str, writer: Writer) -> None:
    _writers[kind] = writer


def writer_of(letter: Letter) -> Writer:
    """Raises UnknownWriter."""
    try:
        return _writers[letter.kind]
    except KeyError:
        raise UnknownWriter(letter.kind) from None


def limited_kinds() -> frozenset[str]:
    return frozenset(kind for kind, writer in _writers.items() if writer.limited)
