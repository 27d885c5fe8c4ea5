# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole story of a case on one timeline. Every room that knows a part of it registers a teller in `ready()`.

A teller is given the case, a language and the time, answers in at most three queries, however long the story is, and
tells nothing that the public may not read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import override

from altavoz.cases.times.approximate import Known, in_words
from altavoz.cases.times.known import SortKey

# The rows themselves are not needed to say in what form they are told.
if TYPE_CHECKING:
    from altavoz.cases.models import Case


@dataclass(frozen=True)
class Link:
    """Where more is told. `kind` and `public_id` name the thing itself, whatever its address is."""

    label: str
    url: str = ""
    kind: str = ""
    public_id: str = ""

    @property
    def leads_away(self) -> bool:
        """To an address of the web, and to nothing of this house."""
        return not self.public_id


@dataclass(frozen=True)
class TimelineLine:
    """One thing that happened.

    `kind` is a word for programs ("event", "protection", "status", "action", "delivery", "reply", "outcome"), `label`
    the same for people. `text` is plain, `rich` is markup of our own. `sort` puts in order what one moment holds.
    `language` is said where it is not the page's. `when` is written by `tell` where
    it is not yet.
    """

    known: Known
    kind: str
    title: str
    text: str = ""
    rich: SafeString | str = ""
    links: tuple[Link, ...] = ()
    sort: int = 0
    label: str = ""
    source: str = ""
    confidence: str = ""
    language: str = ""
    is_good: bool = False
    when: str = ""
    # The day by which a line is put in order that is known less exactly than that: "2020" need not stand first of 2020.
    about: date | None = None


# Tellers give what closes a day a higher `sort` than what happens on it.
LAST_OF_A_DAY, LAST_HOUR = 80, 99
Teller = Callable[["Case", str, datetime], Sequence[TimelineLine]]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    _tellers[name] = teller


def tell(
    case: "Case", language: str, now: datetime, *, told: Mapping[str, Sequence[TimelineLine]] = MappingProxyType({})
) -> tuple[TimelineLine, ...]:
    """Everything that every room tells of the case, in the order in which it happened.

    `told` is what some rooms have told already, by the names of their tellers.
    """
    with override(language):
        lines = [
            line
            for name in sorted(_tellers)
            for line in (told[name] if name in told else _tellers[name](case, language, now))
        ]
    lines.sort(key=_place)
    return tuple(line if line.when else replace(line, when=in_words(line.known, language)) for line in lines)


def _place(line: TimelineLine) -> tuple[SortKey, int]:
    """How they were after a day, and what came of it, stand behind all that happened on it at whatever hour."""
    first, width, hour = line.known.sort_key
    if line.about is not None and line.about > first:
        first, width = line.about, 0
    is_last = line.sort >= LAST_OF_A_DAY and not line.known.part and not line.known.qualifier
    return (first, width, LAST_HOUR if is_last else hour), line.sort
