# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joining networks: asked for on a form, true only once the owner of the address has pressed the letter's button."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from altavoz.organisations.models import ConsentWording
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import consent
from altavoz.supporters.models import Joining, Network, Rhythm, Subscription
from altavoz.supporters.networks import Offer

KIND = "join"
FORM = "join"


class Joined(enum.Enum):
    JOINED = "joined"
    ALREADY = "already"
    GONE = "gone"


@dataclass(frozen=True)
class Member:
    """Who joins: an address with what was said of it. `country` may be empty."""

    email: str
    given_name: str
    language: str
    country: str = ""
    rhythm: str = Rhythm.AT_ONCE


@transaction.atomic
def ask(*, member: Member, offers: Sequence[Offer], now: datetime) -> int:
    """Keep the request and put one letter, known address or not; returns the request's number."""
    row = Joining.objects.create(
        email=member.email,
        email_key=email_key(member.email),
        given_name=member.given_name,
        language=member.language,
        country=member.country,
        rhythm=member.rhythm,
        networks=[offer.network_id for offer in offers],
        wordings=[offer.wording_id for offer in offers],
        made_at=now,
    )
    posting.put(
        kind=KIND,
        about=row.public_id,
        subject_id=row.pk,
        recipient=member.email,
        recipient_key=bytes(row.email_key),
        language=member.language,
        now=now,
    )
    return row.pk


def confirm(*, public_id: str, now: datetime) -> Joined:
    """The owner of the address presses the button: of two presses, one joins."""
    row = Joining.objects.filter(public_id=public_id).first()
    if row is None:
        return Joined.GONE
    with transaction.atomic():
        waiting = Joining.objects.filter(pk=row.pk, confirmed_at__isnull=True)
        if not waiting.update(confirmed_at=now, email="", given_name=""):
            return Joined.ALREADY
        member = Member(row.email, row.given_name, row.language, row.country, row.rhythm)
        enter(member=member, network_ids=row.networks, wording_ids=row.wordings, where=FORM, now=now)
    return Joined.JOINED


@transaction.atomic
def enter(*, member: Member, network_ids: Sequence[int], wording_ids: Sequence[int], where: str, now: datetime) -> int:
    """Write down the yes and the subscriptions of an address whose owner has just spoken; returns how many are new.

    Who is in a network already stays in it, with the language and rhythm that she says now. `where` is the form, or
    kind and public id of the action, that she came from.
    """
    key = email_key(member.email)
    networks = list(Network.objects.filter(pk__in=network_ids))
    agreed = set(
        ConsentWording.objects.filter(pk__in=wording_ids, published_at__isnull=False).values_list(
            "organisation_id", "pk"
        )
    )
    wording_of = dict(agreed)
    entered = [network for network in networks if network.organisation_id in wording_of]
    for network in entered:
        _say_yes(member, key, wording_of[network.organisation_id], network, now)
    known = Subscription.objects.filter(email_key=key, network__in=entered, ended_at__isnull=True)
    known.update(language=member.language, rhythm=member.rhythm, paused_until=None, given_name=member.given_name)
    before = known.count()
    Subscription.objects.bulk_create(
        [membership(member, key, network.pk, where, now) for network in entered], ignore_conflicts=True
    )
    return len(entered) - before


def place_of(network: Network) -> str:
    """Where a yes to this network was said, as `Consent.said_where` has it."""
    return f"network:{network.public_id}"


def forget_requests(*, before: datetime, at_most: int = 500) -> int:
    """Delete some of the requests made before then, confirmed or not."""
    old = list(Joining.objects.filter(made_at__lt=before).values_list("pk", flat=True)[:at_most])
    return Joining.objects.filter(pk__in=old).delete()[0]


def _say_yes(member: Member, key: bytes, wording_id: int, network: Network, now: datetime) -> None:
    consent.record(
        email=member.email,
        email_key=key,
        given_name=member.given_name,
        family_name="",
        language=member.language,
        country=member.country,
        wording_ids=[wording_id],
        said_where=place_of(network),
        now=now,
        network_id=network.pk,
    )


def membership(member: Member, key: bytes, network_id: int, where: str, now: datetime) -> Subscription:
    """The row, not yet saved, of an address that enters a network."""
    return Subscription(
        network_id=network_id,
        email=member.email,
        email_key=key,
        given_name=member.given_name,
        language=member.language,
        country=member.country,
        rhythm=member.rhythm,
        joined_at=now,
        joined_where=where,
    )
