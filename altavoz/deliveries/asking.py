# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody asks for a pack, or for a copy of one that is there. The worker does the rest."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from altavoz.campaigns.action import Action
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.organisations import audit

State = PackCopy.State


@transaction.atomic
def ask_for_pack(*, action: Action, by: User, languages: tuple[str, str], now: datetime) -> Pack:
    """A new pack with a copy for whoever asks. One that already waits in the same languages is joined instead."""
    first, second = languages
    second = "" if second == first else second
    waiting = Pack.objects.filter(action=action, state=Pack.State.ASKED, language=first, second_language=second).first()
    pack = waiting or Pack.objects.create(
        action=action, asked_by=by, asked_at=now, language=first, second_language=second
    )
    if waiting is None:
        audit.note(
            actor=by,
            act="deliveries.ask_for_pack",
            now=now,
            subject=f"pack:{pack.public_id}",
            organisation_id=action.organisation_id,
            after={"action": action.public_id, "languages": f"{first} {second}".strip()},
        )
    ask_for_copy(pack_id=pack.pk, by=by, now=now)
    return pack


@transaction.atomic
def ask_for_copy(*, pack_id: int, by: User, now: datetime) -> PackCopy | None:
    """The copy that this person has, or a new one; None where the pack has expired or failed.

    A copy that could not be made is tried again, and waits for a second person again.
    """
    # Held until the commit: the worker that finishes the pack lets each copy of it go on.
    pack = Pack.objects.select_for_update(of=("self",)).select_related("action").get(pk=pack_id)
    if pack.state in {Pack.State.EXPIRED, Pack.State.FAILED}:
        return None
    mine = PackCopy.objects.filter(pack=pack, holder=by)
    if mine.exists():
        mine.filter(state=State.FAILED).update(state=next_state(pack.rows), tries=0, decided_by=None, decided_at=None)
        return mine.get()
    last = PackCopy.objects.filter(pack=pack).aggregate(last=Max("number"))["last"] or 0
    copy = PackCopy.objects.create(
        pack=pack,
        number=last + 1,
        holder=by,
        holder_name=by.get_username(),
        asked_at=now,
        state=next_state(pack.rows) if pack.state == Pack.State.PACKED else State.ASKED,
    )
    audit.note(
        actor=by,
        act="deliveries.ask_for_copy",
        now=now,
        subject=f"copy:{copy.public_id}",
        organisation_id=pack.action.organisation_id,
        after={"pack": pack.public_id, "number": copy.number, "state": copy.state},
    )
    return copy


def next_state(rows: int) -> State:
    """What a copy of so many names waits for once its pack is there."""
    return State.WAITING if rows > settings.PACK_ROWS_ALONE else State.GRANTED
