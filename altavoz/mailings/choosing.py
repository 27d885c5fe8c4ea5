# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recipients are written down, some hundreds in a transaction that also keeps the place: it may be killed at any
moment and goes on where it was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Max, Q

from altavoz.mailings import audience, zones
from altavoz.mailings.audience import Reach
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.zones import Hours
from altavoz.personal_data.sealing import keyed_hash
from altavoz.supporters.models import Rhythm, Subscription

BATCH = 500
# Not long before it begins, so that who joins or acts until then is seen.
AHEAD = timedelta(minutes=15)
Half, State, Why = Mailing.Half, Recipient.State, Recipient.Why


@dataclass(frozen=True)
class Call:
    """What holds for all recipients of one mailing."""

    mailing: Mailing
    reach: Reach
    languages: frozenset[str]
    zone: ZoneInfo
    begins: datetime
    due: dict[str, datetime] = field(default_factory=dict)

    def due_in(self, country: str) -> datetime:
        if country not in self.due:
            hours = Hours(self.mailing.hours_from, self.mailing.hours_until)
            self.due[country] = hours.next_in(zones.zone_of(country, self.zone), self.begins)
        return self.due[country]

    def language_for(self, language: str) -> str:
        """Of the text that she gets; empty where there is none for her."""
        return next((each for each in (language, self.mailing.fallback) if each in self.languages), "")


def choose_due(*, now: datetime, holds: Callable[[], bool] = lambda: True) -> int:
    """How many recipients were written down, of all mailings that are about to begin."""
    begins = Q(begin_at__isnull=True) | Q(begin_at__lte=now + AHEAD)
    rows = Mailing.objects.filter(begins, state=Mailing.State.CHOOSING).order_by("-is_urgent", "pk")
    return sum(_choose(mailing, now, holds) for mailing in rows.select_related("organisation", "action"))


def lot(mailing: Mailing, email_key: bytes) -> str:
    """Which subject an address gets: always the same one, and nobody without the centre's key can tell which."""
    if not mailing.test_share:
        return Half.NONE
    drawn = int.from_bytes(keyed_hash(f"{mailing.public_id} {email_key.hex()}", purpose="mailing half")[:8])
    coin, percent = divmod(drawn, 100)
    if percent >= mailing.test_share:
        return Half.REST
    return Half.B if coin % 2 else Half.A


def _choose(mailing: Mailing, now: datetime, holds: Callable[[], bool]) -> int:
    Mailing.objects.filter(pk=mailing.pk, begun_at__isnull=True).update(begun_at=now)
    call = Call(
        mailing=mailing,
        reach=audience.read(mailing),
        languages=frozenset(mailing.texts.values_list("language", flat=True)),
        zone=zones.named(mailing.organisation.time_zone),
        begins=max(mailing.begin_at or now, now),
    )
    last = Subscription.objects.aggregate(last=Max("pk"))["last"] or 0
    done, place = 0, mailing.chosen_up_to
    while place < last and holds():
        rows = audience.people_in(call.reach, now=now).filter(pk__gt=place, pk__lte=place + BATCH)
        written = _write_down(call, list(rows), place)
        if written is None:
            return done
        done, place = done + written, place + BATCH
    if place >= last:
        chosen = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.CHOOSING, chosen_up_to=place)
        chosen.update(state=Mailing.State.GOING, chosen_at=now)
    return done


@transaction.atomic
def _write_down(call: Call, found: Sequence[Subscription], place: int) -> int | None:
    """None where somebody has stopped it meanwhile. Who is written down already, by another network, stays so."""
    mine = Mailing.objects.filter(pk=call.mailing.pk, state=Mailing.State.CHOOSING, chosen_up_to=place)
    if not mine.update(chosen_up_to=place + BATCH):
        return None
    keys = Recipient.objects.filter(mailing=call.mailing.pk, email_key__in=[bytes(row.email_key) for row in found])
    known = {bytes(key) for key in keys.values_list("email_key", flat=True)} if found else set()
    rows = list(_recipients(call, [row for row in found if bytes(row.email_key) not in known]))
    Recipient.objects.bulk_create(rows)
    _add_up(call.mailing, rows)
    return len(rows)


def _recipients(call: Call, found: Sequence[Subscription]) -> Iterator[Recipient]:
    for row in found:
        language = call.language_for(row.language)
        state = _state_of(call.mailing, row, language)
        key = bytes(row.email_key)
        yield Recipient(
            mailing=call.mailing,
            subscription_id=row.pk,
            email_key=key,
            language=language or row.language,
            half=lot(call.mailing, key) if state == State.PLANNED else Half.NONE,
            due_at=call.due_in(row.country),
            state=state,
            why=Why.NONE if language else Why.NO_TEXT,
        )


def _state_of(mailing: Mailing, row: Subscription, language: str) -> str:
    if not language:
        return State.SKIPPED
    return State.WEEKLY if row.rhythm == Rhythm.WEEKLY and not mailing.is_urgent else State.PLANNED


def _add_up(mailing: Mailing, rows: Sequence[Recipient]) -> None:
    numbers: Mapping[str, int] = {
        state: sum(row.state == state for row in rows) for state in (State.WEEKLY, State.SKIPPED)
    }
    Mailing.objects.filter(pk=mailing.pk).update(
        number_chosen=F("number_chosen") + len(rows),
        number_weekly=F("number_weekly") + numbers[State.WEEKLY],
        number_skipped=F("number_skipped") + numbers[State.SKIPPED],
    )
