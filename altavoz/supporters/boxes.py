# SPDX-License-Identifier: AGPL-3.0-or-later
"""The boxes that were ticked at signing: once it is confirmed, each is a yes, and a place in that one network."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from altavoz.supporters import consent
from altavoz.supporters.joining import Member, membership
from altavoz.supporters.models import Consent, Subscription


def say_yes(
    *,
    member: Member,
    email_key: bytes,
    family_name: str,
    wording_ids: Sequence[int],
    said_where: str,
    now: datetime,
) -> int:
    """Record each yes and enter its organisation's own news; returns how many boxes there were.

    Who is in that network already stays there as she is. Takes part in the caller's transaction.
    """
    networks = consent.record(
        email=member.email,
        email_key=email_key,
        given_name=member.given_name,
        family_name=family_name,
        language=member.language,
        country=member.country,
        wording_ids=wording_ids,
        said_where=said_where,
        now=now,
    )
    rows = [membership(member, email_key, network, said_where, now) for network in dict.fromkeys(networks)]
    if rows:
        Subscription.objects.bulk_create(rows, ignore_conflicts=True)
    return len(networks)


@transaction.atomic
def never_said(*, email_key: bytes, said_where: str) -> None:
    """Somebody else ticked them: delete those yeses, and her place in what no other yes is said to."""
    rows = Consent.objects.filter(email_key=email_key, said_where=said_where)
    networks = set(rows.values_list("network_id", flat=True))
    rows.delete()
    hers = Consent.objects.filter(email_key=email_key, network__in=networks, ended_at__isnull=True)
    alone = networks - set(hers.values_list("network_id", flat=True))
    Subscription.objects.filter(email_key=email_key, network__in=alone, ended_at__isnull=True).delete()
