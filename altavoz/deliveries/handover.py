# SPDX-License-Identifier: AGPL-3.0-or-later
"""Handing over: to whom, when, where, by whom and how many, as it stood on that day.

The first hand-over moves the action to delivered; the others only add to it.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Prefetch

from altavoz.campaigns import counts, freezing, life
from altavoz.campaigns.action import Action, FrozenTarget, Precision, Target
from altavoz.campaigns.dates_in_words import day_in
from altavoz.decision_makers.models import Term
from altavoz.deliveries import noting
from altavoz.deliveries.models import HandedTo, HandedToTitle, HandOver, HandOverText
from altavoz.organisations import audit

State = Action.State
HANDED_ALREADY = frozenset({State.DELIVERED, *life.ENDINGS})


class Handed(enum.Enum):
    DONE = "done"
    NOT_FROM_HERE = "not from here"
    NOBODY_CHOSEN = "nobody chosen"
    IN_THE_FUTURE = "in the future"
    SOMEBODY_WAS_QUICKER = "somebody was quicker"


@dataclass(frozen=True)
class Account:
    """What one language tells of a hand-over."""

    where: str = ""
    by_whom: str = ""
    account: str = ""
    picture_alt: str = ""


@dataclass(frozen=True)
class Said:
    """What staff say of a hand-over. Without `on` its day is not known; without `how_many` the count of that day is.

    `to` maps the number of a target to who received it there, or to nothing.
    """

    on: date | None
    to: Mapping[int, str]
    precision: str = Precision.DAY
    how_many: int | None = None
    pack_id: int | None = None
    picture_credit: str = ""
    accounts: Mapping[str, Account] = field(default_factory=dict)


@dataclass(frozen=True)
class Recorded:
    how: Handed
    hand_over_id: int | None = None


def hand_over(*, action_id: int, said: Said, seen: int, by: User | None, now: datetime) -> Recorded:
    """Record it. `seen` is how many hand-overs whoever records it knew of: of two at once, the second is told."""
    action = Action.objects.select_related("organisation").get(pk=action_id)
    refused = _refused(action, said, now)
    if refused is not Handed.DONE:
        return Recorded(refused)
    try:
        with transaction.atomic():
            row = _write(action, said, number=seen + 1, by=by, now=now)
            if not _deliver(action, said.on, now):
                transaction.set_rollback(True)
                return Recorded(Handed.NOT_FROM_HERE)
            noting.note("deliveries.hand_over", row, by=by, now=now, after=states(row, said))
    except IntegrityError:
        return Recorded(Handed.SOMEBODY_WAS_QUICKER)
    return Recorded(Handed.DONE, row.pk)


def correct(*, hand_over_id: int, said: Said, edition: int, by: User | None, now: datetime) -> Handed:
    """Write down anew what was said; `edition` is the one that whoever corrects has read."""
    row = HandOver.objects.select_related("action__organisation").get(pk=hand_over_id)
    refused = _refused(row.action, said, now)
    if refused is not Handed.DONE:
        return refused
    with transaction.atomic():
        standing = HandOver.objects.filter(pk=row.pk, edition=edition, taken_back_at__isnull=True)
        if not standing.update(edition=edition + 1, **_columns(row.action, said)):
            return Handed.SOMEBODY_WAS_QUICKER
        before = {"on": str(row.on or ""), "how_many": row.how_many, "targets": row.handed_to.count()}
        row.texts.all().delete()
        row.handed_to.all().delete()
        _write_parts(row, row.action, said, now)
        _keep_day(row.action_id)
        row.refresh_from_db()
        noting.note("deliveries.correct", row, by=by, now=now, before=before, after=states(row, said))
    return Handed.DONE


def take_back(*, hand_over_id: int, by: User | None, now: datetime) -> Handed:
    """It was recorded by mistake. Without another one, an action that was delivered is closed again."""
    row = HandOver.objects.select_related("action__organisation").get(pk=hand_over_id)
    with transaction.atomic():
        if not HandOver.objects.filter(pk=row.pk, taken_back_at__isnull=True).update(taken_back_at=now):
            return Handed.SOMEBODY_WAS_QUICKER
        if not HandOver.objects.filter(action=row.action_id, taken_back_at__isnull=True).exists():
            life.take_delivery_back(row.action_id)
        _keep_day(row.action_id)
        noting.note("deliveries.take_back", row, by=by, now=now, before={"on": str(row.on or "")})
    return Handed.DONE


def states(row: HandOver, said: Said) -> Mapping[str, audit.Value]:
    """What an audit entry says of it: dates and numbers."""
    return {
        "number": row.number,
        "on": str(row.on or ""),
        "how_many": row.how_many,
        "targets": len(said.to),
        "languages": " ".join(sorted(said.accounts)),
    }


def _refused(action: Action, said: Said, now: datetime) -> Handed:
    if not Target.objects.filter(action=action, pk__in=said.to).exists():
        return Handed.NOBODY_CHOSEN
    if said.on is not None and said.on > (day_in(now, action.zone) or now.date()):
        return Handed.IN_THE_FUTURE
    return Handed.DONE


def _deliver(action: Action, on: date | None, now: datetime) -> bool:
    """Whether the action is delivered now: it moved, or it was handed over before."""
    if life.deliver(action.pk, on=on, now=now) is life.Moved.DONE:
        return True
    if not Action.objects.filter(pk=action.pk, state__in=HANDED_ALREADY).exists():
        return False
    _keep_day(action.pk)
    return True


def _keep_day(action_id: int) -> None:
    """The action bears the day of its first hand-over that is known."""
    standing = HandOver.objects.filter(action=action_id, taken_back_at__isnull=True)
    first = standing.filter(on__isnull=False).order_by("on").values_list("on", flat=True).first()
    Action.objects.filter(pk=action_id).update(delivered_on=first)


def _write(action: Action, said: Said, *, number: int, by: User | None, now: datetime) -> HandOver:
    row = HandOver.objects.create(
        action=action, number=number, recorded_by=by, recorded_at=now, **_columns(action, said)
    )
    _write_parts(row, action, said, now)
    return row


@dataclass(frozen=True)
class _Columns:
    on: date | None
    precision: str
    how_many: int | None
    pack_id: int | None
    picture_credit: str


def _columns(action: Action, said: Said) -> dict[str, date | str | int | None]:
    counted = said.how_many
    if counted is None and said.on is not None:
        # Nothing counted yet says that this centre did not count then, not that nobody had signed.
        counted = counts.total_on(action.pk, said.on, action.zone) or None
    return vars(_Columns(said.on, said.precision, counted, said.pack_id, said.picture_credit))


def _write_parts(row: HandOver, action: Action, said: Said, now: datetime) -> None:
    HandOverText.objects.bulk_create(
        HandOverText(hand_over=row, language=language, **vars(account)) for language, account in said.accounts.items()
    )
    for place, (target, words) in enumerate(_as_they_stood(action, said, now)):
        first = words[0]
        handed = HandedTo.objects.create(
            hand_over=row,
            target=target,
            place=place,
            holder_name=first.holder_name,
            holder_standing=first.holder_standing,
            received_by=said.to[target.pk],
        )
        HandedToTitle.objects.bulk_create(
            HandedToTitle(handed_to=handed, language=each.language, title=each.office_title) for each in words
        )


def _as_they_stood(action: Action, said: Said, now: datetime) -> Sequence[tuple[Target, Sequence[FrozenTarget]]]:
    """Each target in its order, with its words on that day; of an unknown day, as they were frozen, else today's."""
    rows = Target.objects.filter(action=action, pk__in=said.to).select_related("person", "office")
    terms = Prefetch("office__terms", Term.objects.select_related("person"))
    targets = list(rows.prefetch_related("office__texts", terms, "frozen"))
    on = said.on or day_in(now, action.zone) or now.date()
    return [
        (target, list(target.frozen.all()) if said.on is None and target.frozen.all() else freezing.on_day(target, on))
        for target in targets
    ]
