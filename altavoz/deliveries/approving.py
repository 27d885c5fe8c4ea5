# SPDX-License-Identifier: AGPL-3.0-or-later
"""A second person lets a copy of many names be made, or does not. Two may not do each other that favour."""

import enum
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.deliveries.models import PackCopy
from altavoz.organisations import audit

State = PackCopy.State


class Decided(enum.Enum):
    DONE = "done"
    OWN = "own"
    IN_RETURN = "in return"
    NOTHING_TO_DO = "nothing to do"


SAID = {
    Decided.OWN: _("This is your own copy: somebody else has to look at it."),
    Decided.IN_RETURN: _(
        "This person has approved a copy of the same petition for you in the last 30 days, so you may not approve "
        "theirs. A third person has to."
    ),
    Decided.NOTHING_TO_DO: _("This copy does not wait for anybody any more."),
}


def approve(*, copy_id: int, by: User, now: datetime) -> Decided:
    return _decide(copy_id, by, State.GRANTED, now)


def refuse(*, copy_id: int, by: User, now: datetime) -> Decided:
    return _decide(copy_id, by, State.REFUSED, now)


@transaction.atomic
def _decide(copy_id: int, by: User, to: PackCopy.State, now: datetime) -> Decided:
    copy = PackCopy.objects.select_related("pack").get(pk=copy_id)
    # Held until the commit, or two who approve each other at the same moment would not see each other.
    action = Action.objects.select_for_update(no_key=True).get(pk=copy.pack.action_id)
    if copy.holder_id == by.pk:
        return Decided.OWN
    if to is State.GRANTED and _is_in_return(copy, action, by, now):
        return Decided.IN_RETURN
    waiting = PackCopy.objects.filter(pk=copy_id, state=State.WAITING)
    if not waiting.update(state=to, decided_by=by, decided_at=now):
        return Decided.NOTHING_TO_DO
    audit.note(
        actor=by,
        act="deliveries.approve_copy" if to is State.GRANTED else "deliveries.refuse_copy",
        now=now,
        subject=f"copy:{copy.public_id}",
        organisation_id=action.organisation_id,
        before={"state": State.WAITING.value},
        after={"state": to.value, "for": copy.holder_id, "names": copy.pack.rows},
    )
    return Decided.DONE


def _is_in_return(copy: PackCopy, action: Action, by: User, now: datetime) -> bool:
    """Whether whoever asks has let a copy of the same action through for whoever decides now."""
    if copy.holder_id is None:
        return False
    since = now - timedelta(days=settings.PACK_RETURN_DAYS)
    favours = PackCopy.objects.filter(
        pack__action=action, holder=by, decided_by_id=copy.holder_id, decided_at__gte=since
    )
    return favours.exclude(state=State.REFUSED).exists()
