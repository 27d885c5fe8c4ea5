# SPDX-License-Identifier: AGPL-3.0-or-later
"""The story of an action as one timeline. Every room that knows a part of it registers a teller in `ready()`.

A teller is given the action with what the page already knows, and answers in at most two queries.
"""

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images.models import AbstractImage

from altavoz.campaigns.action import Action, Precision
from altavoz.campaigns.dates_in_words import in_words
from altavoz.campaigns.page_parts import ActionView, TargetLine
from altavoz.cases.times.approximate import Known
from altavoz.cases.times.approximate import in_words as as_known

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage


class Rank(enum.IntEnum):
    """What comes first of two things of one day, and where a thing stands whose day nobody knows."""

    OPENED = 10
    EXTENDED = 20
    NEWS = 30
    REMOVED = 40
    CLOSED = 50
    HANDED_OVER = 60
    REPLIED = 70
    OUTCOME = 80


@dataclass(frozen=True)
class Picture:
    image: AbstractImage
    alt: str
    credit: str = ""


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened. Without `on` its day is not known; `known` says it where a day alone says too much.

    `text` is plain, `rich` is markup of the page's own. `language` is said where it is not the page's. `notes` say
    what was corrected. `when` is written by `tell`.
    """

    rank: Rank
    title: str
    on: date | None = None
    precision: str = Precision.DAY
    text: str = ""
    rich: SafeString | str = ""
    source: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    picture: Picture | None = None
    is_good: bool = False
    when: str = ""
    known: Known | None = None


@dataclass(frozen=True)
class Delivery:
    """One hand-over, for the list under "This petition was delivered to:"."""

    sentence: str
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True)
class Told:
    lines: Sequence[StoryLine] = ()
    deliveries: Sequence[Delivery] = ()


@dataclass(frozen=True)
class Telling:
    """What a teller is given: the action, the page's language and view, the page itself, and the time."""

    action: Action
    language: str
    view: ActionView
    page: "ActionPage | None"
    now: datetime


@dataclass(frozen=True)
class Story:
    lines: tuple[StoryLine, ...] = ()
    deliveries: tuple[Delivery, ...] = field(default=())

    @property
    def names_who_received(self) -> bool:
        """Whether it is known of any hand-over to whom."""
        return any(delivery.targets for delivery in self.deliveries)

    @property
    def has_news(self) -> bool:
        """Whether there is more to tell than that it opened."""
        return any(line.rank is not Rank.OPENED for line in self.lines)


Teller = Callable[[Telling], Told]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    _tellers[name] = teller


def tell(telling: Telling) -> Story:
    """Everything that every room tells of the action, in the order in which it happened."""
    with override(telling.language):
        told = [_tellers[name](telling) for name in sorted(_tellers)]
        lines = _in_order(line for each in told for line in each.lines)
        dated = tuple(replace(line, when=_when(line, telling.language)) for line in lines)
    return Story(dated, tuple(delivery for each in told for delivery in each.deliveries))


def _in_order(lines: Iterable[StoryLine]) -> list[StoryLine]:
    """By day; what has none stands after all that comes before it in the life of an action."""
    everything = sorted(lines, key=lambda line: line.rank)
    ordered = sorted((line for line in everything if line.on), key=lambda line: line.on or date.min)
    for line in everything:
        if line.on is None:
            earlier = [place + 1 for place, other in enumerate(ordered) if other.rank <= line.rank]
            ordered.insert(max(earlier, default=0), line)
    return ordered


def _when(line: StoryLine, language: str) -> str:
    if line.known is not None:
        return as_known(line.known, language)
    return in_words(line.on, precision=line.precision, language=language) or _("Day not known")
