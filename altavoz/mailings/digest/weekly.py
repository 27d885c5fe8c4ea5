# SPDX-License-Identifier: AGPL-3.0-or-later
"""The weekly letter: who chose to be written to once a week gets one, on Monday morning by her own clock, with all
that her networks sent since the last. Where they sent nothing there is none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import BooleanField, F
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest

from altavoz.campaigns.action import Action
from altavoz.mailings.models import Audience, Mailing, Recipient
from altavoz.mailings.readers import audience, daily, zones
from altavoz.mailings.readers.zones import Hours
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.personal_data import donotwrite

KIND = daily.WEEKLY
BATCH = 300
# More than these in one turn would keep the other rounds of the thread waiting.
MOST = 900
DAY = Hours(8, 20)
A_WEEK = timedelta(days=7)
# What was called off or stopped is not told; what is stopped may be resumed, and is told then.
TOLD = (Mailing.State.GOING, Mailing.State.DONE)
CALLS = frozenset({Mailing.Sort.ALERT, Mailing.Sort.REMINDER})
Why = Recipient.Why
# Words and not parameters: see `outbox.claiming`.
WAITS = RawSQL(
    "mailings_recipient.state = 'weekly' AND mailings_recipient.letter IS NULL", [], output_field=BooleanField()
)
COLUMNS = (
    *("pk", "email_key", "language", "mailing_id", "mailing__begun_at", "mailing__sort"),
    *("mailing__action__state", "mailing__action__closes_at", "mailing__organisation__time_zone"),
    *("subscription__email", "subscription__country", "subscription__language"),
    *("subscription__paused_until", "subscription__ended_at"),
)


@dataclass(frozen=True)
class Line:
    """One mailing for one reader, with what her subscription says now."""

    pk: int
    key: bytes = field(repr=False)
    language: str
    mailing_id: int
    began_at: datetime
    sort: str
    action_state: str | None
    closes_at: datetime | None
    zone_name: str
    email: str = field(repr=False)
    country: str
    reads: str
    paused_until: datetime | None
    ended_at: datetime | None

    @property
    def zone(self) -> ZoneInfo:
        return zones.zone_of(self.country, zones.named(self.zone_name))

    @property
    def monday(self) -> datetime:
        return monday_after(self.began_at, self.zone)


@dataclass
class Judged:
    """Every line is in one of the three: in somebody's letter, waiting for a later hour, or left out."""

    letters: list[list[Line]] = field(default_factory=list)
    later: dict[datetime, list[Line]] = field(default_factory=dict)
    out: dict[str, list[Line]] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What was read at once about the addresses of a batch; `acted` are pairs of mailing and address."""

    barred: frozenset[bytes]
    acted: frozenset[tuple[int, bytes]]
    last_mail: Mapping[bytes, datetime]


def monday_after(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first Monday morning in that zone after that moment."""
    local = moment.astimezone(zone)
    day = local.date() + timedelta(days=-local.weekday() % 7)
    morning = datetime.combine(day, time(DAY.first), zone)
    found = morning if morning > local else datetime.combine(day + A_WEEK, time(DAY.first), zone)
    return found.astimezone(UTC)


def is_over(sort: str, action_state: str | None, closes_at: datetime | None, *, now: datetime) -> bool:
    """Nobody is called to what she can no longer do, nor told of what was taken down."""
    if action_state == Action.State.TAKEN_DOWN:
        return True
    is_shut = action_state not in {None, Action.State.OPEN} or (closes_at is not None and closes_at <= now)
    return sort in CALLS and is_shut


def put_due(*, now: datetime, holds: Callable[[], bool] = lambda: True, most: int = MOST) -> int:
    """How many lines were dealt with, by a letter or otherwise."""
    done = 0
    while done < most and holds():
        lines = _due(now)
        if not lines:
            break
        dealt = _write(judge(lines, now=now), now)
        if not dealt:
            break
        done += dealt
    return done


def judge(lines: Sequence[Line], *, now: datetime) -> Judged:
    known, judged = _known(lines, now), Judged()
    wanted: dict[bytes, list[Line]] = {}
    for line in lines:
        if why := _why_out(line, known, now):
            judged.out.setdefault(why, []).append(line)
        elif line.monday > now:
            judged.later.setdefault(line.monday, []).append(line)
        else:
            wanted.setdefault(line.key, []).append(line)
    for key, hers in wanted.items():
        turn = _turn(hers[0].zone, known.last_mail.get(key), now)
        if turn > now:
            judged.later.setdefault(turn, []).extend(hers)
        else:
            judged.letters.append(hers)
    return judged


def _due(now: datetime) -> list[Line]:
    """All that waits for some of the readers whose turn it is."""
    waiting = Recipient.objects.filter(WAITS, mailing__state__in=TOLD)
    due = waiting.filter(due_at__lte=now).order_by("due_at").values_list("email_key", flat=True)[:BATCH]
    keys = {bytes(key) for key in due}
    rows = waiting.filter(email_key__in=keys).order_by("mailing__begun_at", "mailing_id").values_list(*COLUMNS)
    return [Line(pk, bytes(key), *rest) for pk, key, *rest in rows] if keys else []


def _known(lines: Sequence[Line], now: datetime) -> Known:
    keys = {line.key for line in lines}
    return Known(
        barred=frozenset(donotwrite.listed(keys)),
        acted=frozenset(_acted(lines, keys)),
        last_mail=daily.last_mail(keys, now=now),
    )


def _acted(lines: Sequence[Line], keys: set[bytes]) -> Iterable[tuple[int, bytes]]:
    """Who has done meanwhile what a mailing asks of those who have not."""
    asked = Audience.objects.filter(mailing__in={line.mailing_id for line in lines}, not_in__isnull=False)
    for mailing_id, action_id in asked.values_list("mailing_id", "not_in_id"):
        found = audience.acts_in(action_id).filter(email_key__in=keys).values_list("email_key", flat=True)
        yield from ((mailing_id, bytes(key)) for key in found)


def _why_out(line: Line, known: Known, now: datetime) -> str:
    """Empty where it is still to be told."""
    if line.ended_at:
        return Why.STOPPED
    if line.paused_until and line.paused_until > now:
        return Why.PAUSED
    if line.key in known.barred:
        return Why.DO_NOT_WRITE
    if (line.mailing_id, line.key) in known.acted:
        return Why.ACTED
    return Why.CLOSED if is_over(line.sort, line.action_state, line.closes_at, now=now) else Why.NONE


def _turn(zone: ZoneInfo, last_mail: datetime | None, now: datetime) -> datetime:
    """By day, and on the next one where she had a mail today."""
    if last_mail is not None and last_mail.astimezone(zone).date() == now.astimezone(zone).date():
        return DAY.tomorrow(zone, now)
    return DAY.next_in(zone, now)


@transaction.atomic
def _write(judged: Judged, now: datetime) -> int:
    """Whoever else puts letters finds these lines gone."""
    everything = [*_flat(judged.letters), *_flat(judged.later.values()), *_flat(judged.out.values())]
    still = _still([line.pk for line in everything])
    letters = [kept for hers in judged.letters if (kept := [line for line in hers if line.pk in still])]
    for why, lines in judged.out.items():
        _leave_out(why, [line for line in lines if line.pk in still])
    for due_at, lines in judged.later.items():
        Recipient.objects.filter(pk__in=[line.pk for line in lines if line.pk in still]).update(due_at=due_at)
    _post(letters, now)
    return len(still)


def _flat(groups: Iterable[Sequence[Line]]) -> list[Line]:
    return [line for lines in groups for line in lines]


def _still(numbers: Sequence[int]) -> frozenset[int]:
    rows = Recipient.objects.filter(WAITS, pk__in=numbers).select_for_update(of=("self",))
    return frozenset(rows.values_list("pk", flat=True))


def _leave_out(why: str, lines: Sequence[Line]) -> None:
    Recipient.objects.filter(pk__in=[line.pk for line in lines]).update(state=Recipient.State.SKIPPED, why=why)
    for mailing_id in {line.mailing_id for line in lines}:
        number = sum(line.mailing_id == mailing_id for line in lines)
        Mailing.objects.filter(pk=mailing_id).update(
            number_weekly=Greatest(F("number_weekly") - number, 0), number_skipped=F("number_skipped") + number
        )


def _post(letters: Sequence[Sequence[Line]], now: datetime) -> None:
    """One letter a reader, in the language that she reads; its lines then bear its number."""
    about = f"weekly-{now:%Y%m%d}"
    posts = [Post(about, hers[0].pk, hers[0].email, hers[0].key, hers[-1].reads) for hers in letters]
    numbers = posting.put_many(kind=KIND, posts=posts, now=now)
    if not numbers:
        return
    pairs = [(line.pk, number) for hers, number in zip(letters, numbers, strict=True) for line in hers]
    table = connection.ops.quote_name(Recipient._meta.db_table)
    order = (
        f"WITH given (id, letter) AS (VALUES {', '.join(['(%s, %s)'] * len(pairs))}) "  # noqa: S608 - our own names
        f"UPDATE {table} SET letter = given.letter FROM given WHERE {table}.id = given.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(order, [each for pair in pairs for each in pair])
