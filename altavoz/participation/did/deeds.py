# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of deeds: each room tells what it knows that one person did, and who has answered her.

Only the holder of her link reads it. A room above registers in `ready()`; nothing is told that she did not do herself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.action import Precision
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.participation.models import Participation


@dataclass(frozen=True)
class Deed:
    """A whole sentence with its time; `office_id` where it was for one office. `when` and `answer` are written here."""

    at: datetime
    words: str
    office_id: int | None = None
    when: str = ""
    answer: str = ""


Teller = Callable[[Participation], Sequence[Deed]]
# By the number of an office: a sentence about its answer to what she sent there.
Answerer = Callable[[Participation, str], Mapping[int, str]]

_tellers: dict[str, Teller] = {}
_answerers: dict[str, Answerer] = {}


def register(name: str, teller: Teller) -> None:
    """`teller` is called with her language active."""
    _tellers[name] = teller


def register_answerer(name: str, answerer: Answerer) -> None:
    _answerers[name] = answerer


def tell(row: Participation, *, language: str) -> tuple[Deed, ...]:
    """All that she did, in the order in which she did it. `row` comes with its action."""
    with override(language):
        told = [Deed(row.confirmed_at or row.made_at, _("You took part, and confirmed it."))]
        told += [deed for name in sorted(_tellers) for deed in _tellers[name](row)]
        answers: dict[int, str] = {}
        for name in sorted(_answerers) if any(deed.office_id for deed in told) else ():
            answers |= _answerers[name](row, language)
        return tuple(_dated(deed, answers, row, language) for deed in sorted(told, key=attrgetter("at")))


def _dated(deed: Deed, answers: Mapping[int, str], row: Participation, language: str) -> Deed:
    day = day_in(deed.at, row.action.zone)
    when = in_words(day, precision=Precision.DAY, language=language)
    return replace(deed, when=when, answer=answers.get(deed.office_id or 0, ""))
