# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of recipients whose turn it is: a letter, a later turn, or nothing any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.mailings.digest.weekly import is_over
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.readers import audience, daily, zones
from altavoz.mailings.readers.zones import Hours
from altavoz.participation.models import Participation
from altavoz.personal_data import donotwrite

Half, Why = Mailing.Half, Recipient.Why
# Words and not a parameter: see `outbox.claiming`.
IS_PLANNED = RawSQL("mailings_recipient.state = 'planned'", [], output_field=BooleanField())
COLUMNS = (
    *("pk", "email_key", "language", "half", "subscription__email", "subscription__country"),
    *("subscription__paused_until", "subscription__ended_at"),
    *("participation__email", "participation__country", "participation__state", "participation__held"),
    "participation__enough_of_it__at",
)
Row = tuple[int, bytes, str, str, str | None, str | None, datetime | None, datetime | None, str, str, str, str, object]


@dataclass(frozen=True)
class Due:
    """A recipient at her turn, with what her subscription says now."""

    pk: int
    key: bytes = field(repr=False)
    language: str
    half: str
    email: str = field(repr=False)
    country: str
    paused_until: datetime | None
    has_left: bool

    @classmethod
    def of(cls, row: Row) -> "Due":
        """Of her subscription; of whoever has none, of what she took part in."""
        pk, key, language, half, email, country, paused_until, ended_at, *of_act = row
        if email is not None:
            return cls(pk, bytes(key), language, half, email, country or "", paused_until, ended_at is not None)
        email_of_act, country_of_act, state, held, enough = of_act
        has_left = state != Participation.State.CONFIRMED or bool(held) or enough is not None
        return cls(pk, bytes(key), language, half, str(email_of_act), str(country_of_act), None, has_left)


@dataclass
class Judged:
    """Everybody is in one of the three."""

    letters: list[Due] = field(default_factory=list)
    later: dict[datetime, list[int]] = field(default_factory=dict)
    out: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What was read at once about the addresses of a batch."""

    barred: frozenset[bytes]
    acted: frozenset[bytes]
    last_mail: Mapping[bytes, datetime]
    zone: ZoneInfo
    is_over: bool


def planned(mailing: Mailing, half: str) -> QuerySet[Recipient]:
    return Recipient.objects.filter(IS_PLANNED, mailing=mailing.pk, half=half)


def anybody_planned(mailing: Mailing) -> bool:
    return Recipient.objects.filter(IS_PLANNED, mailing=mailing.pk).exists()


def due(mailing: Mailing, *, now: datetime, most: int) -> list[Due]:
    """Some of those whose turn it is, as many of either half: neither is tried at a better hour than the other."""
    halves = _halves(mailing)
    share = -(-most // len(halves)) if mailing.waits_for_choice else most
    found: list[Due] = []
    for half in halves:
        rows = planned(mailing, half).filter(due_at__lte=now).order_by("due_at").values_list(*COLUMNS)
        found += map(Due.of, rows[:share])
    return found[:most]


def judge(mailing: Mailing, rows: Sequence[Due], *, now: datetime) -> Judged:
    known, judged = _known(mailing, rows, now), Judged()
    hours = Hours(mailing.hours_from, mailing.hours_until)
    for row in rows:
        if why := _why_out(row, known, now):
            judged.out.setdefault(why, []).append(row.pk)
        elif (at := _turn(row, known, hours, now)) > now:
            judged.later.setdefault(at, []).append(row.pk)
        else:
            judged.letters.append(row)
    return judged


def _halves(mailing: Mailing) -> tuple[str, ...]:
    if not mailing.test_share:
        return (Half.NONE,)
    tried = (Half.A, Half.B) if mailing.number_put_a <= mailing.number_put_b else (Half.B, Half.A)
    return tried if mailing.waits_for_choice else (*tried, Half.REST)


def _known(mailing: Mailing, rows: Sequence[Due], now: datetime) -> Known:
    keys, action = {row.key for row in rows}, mailing.action
    not_in = audience.audience_of(mailing).not_in_id
    acts = audience.acts_in(not_in).filter(email_key__in=keys).values_list("email_key", flat=True) if not_in else ()
    return Known(
        barred=frozenset(donotwrite.listed(keys)),
        acted=frozenset(bytes(key) for key in acts),
        last_mail={} if mailing.is_urgent else daily.last_mail(keys, now=now),
        zone=zones.named(mailing.organisation.time_zone),
        is_over=action is not None and is_over(mailing.sort, action.state, action.closes_at, now=now),
    )


def _why_out(row: Due, known: Known, now: datetime) -> str:
    """Empty where she is still to be written to."""
    if row.has_left:
        return Why.STOPPED
    if row.paused_until and row.paused_until > now:
        return Why.PAUSED
    if row.key in known.barred:
        return Why.DO_NOT_WRITE
    if row.key in known.acted:
        return Why.ACTED
    return Why.CLOSED if known.is_over else Why.NONE


def _turn(row: Due, known: Known, hours: Hours, now: datetime) -> datetime:
    """Within her hours, and on the next morning where she had a mail today."""
    zone = zones.zone_of(row.country, known.zone)
    last = known.last_mail.get(row.key)
    if last is not None and last.astimezone(zone).date() == now.astimezone(zone).date():
        return hours.tomorrow(zone, now)
    return hours.next_in(zone, now)
