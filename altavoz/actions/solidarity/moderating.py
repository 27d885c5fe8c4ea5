# SPDX-License-Identifier: AGPL-3.0-or-later
"""What moderators do with one card, and how it is undone: each act is a row, and an entry of the audit.

Whoever calls this has asked `powers` whether this person may. A card that nobody accepted is printed nowhere and
shown to nobody.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from altavoz.actions.solidarity import pictures
from altavoz.actions.solidarity.card import Card, CardAct
from altavoz.actions.solidarity.drive import Drive, Sort, Team
from altavoz.campaigns.action import Action
from altavoz.organisations import audit
from altavoz.participation.models import RefusalReason
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.website import generations

State = Card.State
Verb = CardAct.Verb
UNDO_FOR = timedelta(hours=24)
KEEP_FOR = timedelta(days=90)
# From which states a verb may move a card, and where it moves it to.
MAY: Mapping[str, tuple[str, ...]] = {
    Verb.SHOW: (State.WAITING, State.REFUSED),
    Verb.REFUSE: (State.WAITING, State.SHOWN),
}
BECOMES: Mapping[str, str] = {Verb.SHOW: State.SHOWN, Verb.REFUSE: State.REFUSED}


class Judged(enum.Enum):
    DONE = "done"
    NOTHING_TO_DO = "nothing to do"


@dataclass(frozen=True)
class Notes:
    """What staff write beside a card: its translation, what its picture shows, and with whom it is counted."""

    translation: str = ""
    alt: str = ""
    team: str = ""
    sort: str = Sort.GROUP


def note(*, card_id: int, notes: Notes, actor: User, now: datetime) -> Judged:
    """Of a card that its writer has left nothing can be noted any more."""
    card = _card(card_id)
    if card is None:
        return Judged.NOTHING_TO_DO
    drive = card.recipient.drive
    with transaction.atomic():
        standing = Card.objects.filter(pk=card_id).exclude(state__in=[State.PENDING, State.FORGOTTEN])
        moved = standing.update(translation=notes.translation, alt=notes.alt, team=_team(drive, notes))
        if moved:
            _tell("note", card, actor=actor, now=now)
    return Judged.DONE if moved else Judged.NOTHING_TO_DO


def accept(*, card_id: int, actor: User, now: datetime) -> Judged:
    """It may be printed; and it is shown on the page, small, where its writer said so and nobody is in danger."""
    return _judge(Verb.SHOW, card_id, actor=actor, now=now)


def refuse(*, card_id: int, why: RefusalReason | None, actor: User, now: datetime) -> Judged:
    """It travels nowhere. Its writer reads why; it stays hers, and can be taken away with her data."""
    return _judge(Verb.REFUSE, card_id, actor=actor, now=now, why=why)


def undo(*, act_id: int, actor: User, now: datetime) -> Judged:
    """Once, within a day, and only while the card still stands as the act left it."""
    young = CardAct.objects.filter(pk=act_id, undone_at__isnull=True, at__gt=now - UNDO_FOR)
    act = young.first()
    card = _card(act.card_id) if act else None
    if act is None or card is None:
        return Judged.NOTHING_TO_DO
    small = _small(card, now) if act.was == State.SHOWN else None
    with transaction.atomic():
        moved = young.update(undone_at=now) and _move(card, BECOMES[act.verb], to=act.was, small=small, now=now)
        if not moved:
            transaction.set_rollback(True)
        else:
            _tell(f"undo_{act.verb}", card, actor=actor, now=now, was=BECOMES[act.verb], became=act.was)
    _drop([small] if not moved else [card.shown_picture])
    return Judged.DONE if moved else Judged.NOTHING_TO_DO


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    old = list(CardAct.objects.filter(at__lte=now - KEEP_FOR).order_by("at").values_list("pk", flat=True)[:at_most])
    return CardAct.objects.filter(pk__in=old).delete()[0]


def _judge(verb: Verb, card_id: int, *, actor: User, now: datetime, why: RefusalReason | None = None) -> Judged:
    card = _card(card_id)
    if card is None or card.state not in MAY[verb]:
        return Judged.NOTHING_TO_DO
    small = _small(card, now) if BECOMES[verb] == State.SHOWN else None
    with transaction.atomic():
        moved = _move(card, card.state, to=BECOMES[verb], small=small, why=why, now=now)
        if moved:
            CardAct.objects.create(card=card, verb=verb, was=card.state, actor=actor, at=now)
            _tell(str(verb), card, actor=actor, now=now, was=card.state, became=BECOMES[verb])
    _drop([card.shown_picture] if moved else [small])
    return Judged.DONE if moved else Judged.NOTHING_TO_DO


def _move(
    card: Card, state: str, *, to: str, small: PrivateFile | None, now: datetime, why: RefusalReason | None = None
) -> int:
    """The row itself says whether it still stands as it was seen. Sheets that it stood on are out of date."""
    changed: dict[str, object] = {"state": to, "why": why, "shown_picture": small}
    if to == State.WAITING:
        return _standing(card, state).update(**changed, decided_at=None, printing=None)
    if to == State.SHOWN:
        return _standing(card, state).update(**changed, decided_at=now, team=card.team or _typed_team(card))
    return _standing(card, state).update(**changed, decided_at=now, printing=None)


def _standing(card: Card, state: str) -> QuerySet[Card]:
    return Card.objects.filter(pk=card.pk, state=state)


def _card(card_id: int) -> Card | None:
    rows = Card.objects.filter(pk=card_id).select_related("recipient__drive__action", "picture", "shown_picture")
    return rows.first()


def _small(card: Card, now: datetime) -> PrivateFile | None:
    """The picture that the page shows, made and kept before the row leads to it."""
    dangerous = card.recipient.drive.action.danger == Action.Danger.HIGH
    if card.picture is None or not card.may_be_shown or dangerous:
        return None
    small = pictures.smaller(b"".join(private_files.read(card.picture)))
    return private_files.keep([small.content], name="card-small.jpg", media_type="image/jpeg", now=now)


def _typed_team(card: Card) -> Team | None:
    return _team(card.recipient.drive, Notes(team=card.group, sort=card.sort))


def _team(drive: Drive, notes: Notes) -> Team | None:
    name = " ".join(notes.team.split())[:100]
    if not name:
        return None
    same = Team.objects.filter(drive=drive, name__iexact=name).first()
    if same is not None:
        return same
    sort = notes.sort if notes.sort in Sort.values else Sort.GROUP
    return Team.objects.get_or_create(drive=drive, name=name, defaults={"sort": sort})[0]


def _drop(files: Sequence[PrivateFile | None]) -> None:
    there = [file for file in files if file is not None]
    if there:
        private_files.drop(there)


def _tell(act: str, card: Card, *, actor: User, now: datetime, was: str = "", became: str = "") -> None:
    action = card.recipient.drive.action
    audit.note(
        actor=actor,
        act=f"solidarity.{act}",
        now=now,
        subject=f"card:{card.public_id}",
        organisation_id=action.organisation_id,
        before={"state": was} if was else {},
        after={"state": became} if became else {},
    )
    generations.touch(generations.action_subject(action.public_id))
