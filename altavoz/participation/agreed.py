# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words that somebody agreed to, as they were frozen, and what was ticked beside them.

Anybody can type an address and tick boxes, so its owner is told in words what her yes would be a yes to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.campaigns import asking
from altavoz.campaigns.action import Action
from altavoz.campaigns.wording import FrozenText
from altavoz.participation import doors
from altavoz.participation.models import Participation


@dataclass(frozen=True)
class Ticks:
    show_name: bool
    hand_over: bool
    # The organisations whose boxes for news were ticked.
    news: Sequence[str]


@dataclass(frozen=True)
class Wording:
    """`ask` is the sentence that people agree to, with its fields filled in when it was frozen."""

    headline: str
    ask: str = ""


def wording_of(row: Participation) -> Wording:
    """In the language of the signature, else in the first that was frozen."""
    texts = FrozenText.objects.filter(version__action_id=row.action_id, version__number=row.text_version)
    found = texts.order_by("-pk").values_list("language", "headline", "ask")
    by_language = {language: Wording(headline, ask) for language, headline, ask in found}
    return by_language.get(row.language) or next(reversed(by_language.values()), Wording(row.action.name))


def headline_of(row: Participation) -> str:
    return wording_of(row).headline


def ticks_of(row: Participation) -> Ticks:
    door = doors.find(row.action.public_id) if row.consents else None
    boxes = door.boxes.get(row.language, ()) if door else ()
    return Ticks(row.show_name, row.hand_over, [box.organisation for box in boxes if box.wording_id in row.consents])


def in_words(action: Action, ticks: Ticks, *, addressees: Sequence[str]) -> tuple[str, ...]:
    """One sentence for each thing that was ticked, in the active language; none where nothing was."""
    return tuple(_in_words(action, ticks, addressees))


def addressees_of(action: Action, *, language: str, today: date) -> tuple[str, ...]:
    return tuple(asking.addressees(asking.target_lines(action, language=language, today=today)))


def _in_words(action: Action, ticks: Ticks, addressees: Sequence[str]) -> Iterator[str]:
    if action.danger != Action.Danger.HIGH:
        if ticks.hand_over and addressees:
            yield _handed_to(addressees)
        if ticks.show_name:
            yield _("Your given name and the first letter of your family name are shown on the page.")
    for organisation in ticks.news:
        yield _("%(organisation)s may write to you with its news.") % {"organisation": organisation}


def _handed_to(names: Sequence[str]) -> str:
    others = len(names) - 1
    if not others:
        return _("Your full name may be handed to this addressee: %(first)s.") % {"first": names[0]}
    return ngettext(
        "Your full name may be handed to these addressees: %(first)s; %(others)d other named on the page.",
        "Your full name may be handed to these addressees: %(first)s; %(others)d others named on the page.",
        others,
    ) % {"first": names[0], "others": others}
