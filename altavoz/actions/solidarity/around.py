# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a drive’s page shows beside what every action’s does: for whom, their rules, accepted cards, the thank-you."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from altavoz.actions.solidarity import counting, rules, windows
from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.counting import MOST_TEAMS, Line
from altavoz.actions.solidarity.drive import Drive, Recipient, Sort
from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.participation.models import Participation
from altavoz.participation.wall import public_name

MOST_SHOWN = 9
# Whoever has more to say is read on paper.
LONGEST_SHOWN = 420


@dataclass(frozen=True)
class RecipientView:
    public_id: str
    name: str
    about: str
    rules: tuple[str, ...]
    takes_pictures: bool
    is_open: bool


@dataclass(frozen=True)
class CardView:
    public_id: str
    words: str
    language: str
    translation: str
    picture: str
    width: int
    height: int
    alt: str
    signed: str
    where: str


@dataclass(frozen=True)
class DriveView:
    recipients: tuple[RecipientView, ...]
    first_day: str
    not_yet: bool
    thanks: str
    cards: tuple[CardView, ...]
    teams: tuple[Line, ...]
    more_teams: int
    sorts: Sequence[tuple[str, str]]

    @property
    def open_recipients(self) -> tuple[RecipientView, ...]:
        return tuple(each for each in self.recipients if each.is_open)

    @property
    def takes_pictures(self) -> bool:
        return any(each.takes_pictures for each in self.open_recipients)


def around(action: Action, _request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    drive = Drive.objects.filter(action=action).prefetch_related("texts").first() or Drive(action=action)
    with override(language):
        return {"drive": _view(drive, action, language, now)}


def _view(drive: Drive, action: Action, language: str, now: datetime) -> DriveView:
    there = drive.pk is not None
    recipients = list(drive.recipients.prefetch_related("texts")) if there else []
    organisations = rules.organisations_of(action, language)
    teams = counting.teams(drive) if there and action.danger != Action.Danger.HIGH else ()
    return DriveView(
        recipients=tuple(_recipient(each, organisations, language) for each in recipients),
        first_day=windows.first_day(drive, language),
        not_yet=windows.not_yet(drive, action, now),
        thanks=drive.thanks(language) if there else "",
        cards=cards(drive, action, language) if there else (),
        teams=teams[:MOST_TEAMS],
        more_teams=len(teams[MOST_TEAMS:]),
        sorts=[(value, str(label)) for value, label in Sort.choices],
    )


def cards(drive: Drive, action: Action, language: str) -> tuple[CardView, ...]:
    """The newest that may be shown; where the danger is high, none."""
    if action.danger == Action.Danger.HIGH:
        return ()
    rows = Card.objects.filter(
        recipient__drive=drive,
        state=Card.State.SHOWN,
        may_be_shown=True,
        participation__state=Participation.State.CONFIRMED,
        participation__held="",
    )
    newest = rows.select_related("participation", "team").order_by("-decided_at", "-pk")[:MOST_SHOWN]
    return tuple(_card(row, language) for row in newest)


def _recipient(recipient: Recipient, organisations: tuple[str, ...], language: str) -> RecipientView:
    return RecipientView(
        public_id=recipient.public_id,
        name=recipient.name(language),
        about=recipient.about(language),
        rules=rules.in_words(recipient, organisations=organisations, language=language),
        takes_pictures=recipient.takes_pictures,
        is_open=recipient.is_open,
    )


def _card(row: Card, language: str) -> CardView:
    who = row.participation
    where = [row.team.name if row.team else "", country_name(who.country, language)]
    return CardView(
        public_id=row.public_id,
        words=row.words if len(row.words) <= LONGEST_SHOWN else f"{row.words[:LONGEST_SHOWN].rstrip()} …",
        language=row.language,
        translation=row.translation,
        picture=reverse("solidarity:picture", args=[row.public_id]) if row.shown_picture_id else "",
        width=row.width,
        height=row.height,
        alt=row.alt,
        signed=public_name(who) if who.show_name else "",
        where=", ".join(each for each in where if each),
    )
