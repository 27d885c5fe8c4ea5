# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an action has to tell those who acted, and those who might: a kind announces it, the room that writes to
people makes drafts of it. Nothing is sent from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.contrib.auth.models import User

from altavoz.campaigns.action import Action


class ToWhom(Enum):
    WHO_ACTED = "who acted"
    NETWORK = "the others of the network"


@dataclass(frozen=True)
class Words:
    """Of one language. `paragraphs` are plain text; `asks` stand out."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class News:
    """`name` is for staff; `calls` where whoever reads it is asked to act."""

    action: Action
    to: ToWhom
    name: str
    words: Mapping[str, Words]
    calls: bool


Announcer = Callable[[News, User, datetime], str]
# Where staff find a draft by its public id.
Finder = Callable[[str], str]
_announcers: dict[Announcer, Finder] = {}


def register(announcer: Announcer, finder: Finder) -> None:
    _announcers[announcer] = finder


def address_of(draft: str) -> str:
    """Where staff find it; empty where there is none."""
    return next((finder(draft) for finder in _announcers.values()), "") if draft else ""


def announce(news: News, *, by: User, now: datetime) -> str:
    """The public id of the draft; empty where nobody makes any. Inside the caller's transaction."""
    return next((made for announcer in _announcers if (made := announcer(news, by, now))), "")
