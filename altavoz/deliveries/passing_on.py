# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever took a copy says to which partner it was given on, so that an erasure can follow it there."""

import enum
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from altavoz.deliveries.copies_out import HOLDS_NAMES
from altavoz.deliveries.models import PackCopy, PackPassed
from altavoz.organisations import audit
from altavoz.organisations.models import Organisation


class Passed(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    REFUSED = "refused"


def may_pass_on(copy: PackCopy, by: User) -> bool:
    """Whoever took names of it, also after its files here have expired."""
    return copy.holder_id == by.pk and PackCopy.objects.filter(HOLDS_NAMES, pk=copy.pk).exists()


def partners(copy: PackCopy) -> QuerySet[Organisation]:
    """Who asks along and does not have it yet."""
    action = copy.pack.action
    ask = Organisation.objects.filter(asks_in__action=action).exclude(pk=action.organisation_id)
    return ask.exclude(pk__in=copy.passings.values("organisation")).prefetch_related("texts").order_by("pk")


@transaction.atomic
def pass_on(*, copy: PackCopy, to: str, by: User, now: datetime) -> Passed:
    """`to` is the public id of the organisation."""
    if not may_pass_on(copy, by):
        return Passed.REFUSED
    organisation = Organisation.objects.filter(public_id=to, asks_in__action=copy.pack.action_id).first()
    if organisation is None:
        return Passed.REFUSED
    _row, is_new = PackPassed.objects.get_or_create(
        copy=copy, organisation=organisation, defaults={"by": by, "at": now}
    )
    if not is_new:
        return Passed.ALREADY
    audit.note(
        actor=by,
        act="deliveries.pass_copy_on",
        now=now,
        subject=f"copy:{copy.public_id}",
        organisation_id=copy.pack.action.organisation_id,
        after={"to": organisation.slug, "names": copy.pack.rows},
    )
    return Passed.DONE
