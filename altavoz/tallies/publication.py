# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public log of a count: one line an hour, each with the hash of the line before.

A line is written once its hour has ended and is never changed. Each round of counting goes into exactly one line, in
the order of rounds: one that was committed after its hour's line stands in the next line. An hour in which nothing
was counted has no line. Nobody's minute shows, and nobody's country.
"""

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Tally
from altavoz.tallies.models import LogLine
from altavoz.website import generations
from altavoz.worker.rounds import Turn

logger = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
NOTHING_BEFORE = "0" * 64
LINES_AT_ONCE = 100


@dataclass(frozen=True)
class SinceLog:
    """How many lines are published, and what was counted after the last of them."""

    lines: int
    plus: int
    minus: int


@dataclass
class Entry:
    """What was counted in one hour, still to be written down."""

    hour: datetime
    last_round: int = 0
    plus: int = 0
    minus: int = 0
    total: int = 0
    why: Counter[str] = field(default_factory=Counter)

    def add(self, tally: Tally) -> None:
        self.last_round, self.total = tally.round, tally.total
        self.plus += tally.plus
        self.minus += tally.minus
        self.why.update(tally.why)


def publish_round(turn: Turn) -> int:
    return publish(now=turn.now)


def publish(*, now: datetime) -> int:
    """Write the lines of all hours that have ended; returns how many."""
    return sum(_append(action, now) for action in _behind())


def log_lines(action: Action) -> list[str]:
    """The published lines, oldest first."""
    return list(LogLine.objects.filter(action=action).order_by("number").values_list("text", flat=True))


def since_log(action_id: int) -> SinceLog:
    last = LogLine.objects.filter(action_id=action_id).order_by("-number").values_list("number", "last_round").first()
    lines, last_round = last or (0, 0)
    later = Tally.objects.filter(action_id=action_id, round__gt=last_round)
    moved = later.aggregate(plus=Coalesce(Sum("plus"), 0), minus=Coalesce(Sum("minus"), 0))
    return SinceLog(lines=lines, plus=moved["plus"], minus=moved["minus"])


def fingerprint(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def _behind() -> list[Action]:
    """Actions with rounds that stand in no line yet."""
    newest = Tally.objects.filter(action_id=OuterRef("pk")).order_by("-round").values("round")[:1]
    written = LogLine.objects.filter(action_id=OuterRef("pk")).order_by("-number").values("last_round")[:1]
    rows = Action.objects.annotate(newest=Subquery(newest), written=Coalesce(Subquery(written), 0))
    return list(rows.filter(newest__gt=F("written")))


def _append(action: Action, now: datetime) -> int:
    last = LogLine.objects.filter(action=action).order_by("-number").first()
    lines: list[LogLine] = []
    for entry in _entries(action, last):
        if entry.hour + HOUR > now or len(lines) == LINES_AT_ONCE:
            break
        last = _line(action, entry, last)
        lines.append(last)
    try:
        with transaction.atomic():
            LogLine.objects.bulk_create(lines)
            if lines:
                generations.touch(generations.action_subject(action.public_id))
    except IntegrityError:
        logger.debug("another worker has written these lines already")
        return 0
    return len(lines)


def _entries(action: Action, last: LogLine | None) -> Iterator[Entry]:
    """The rounds after the last line, gathered by the hour whose line they belong to."""
    tallies = Tally.objects.filter(action=action, round__gt=last.last_round if last else 0).order_by("round")
    entry: Entry | None = None
    earliest = last.hour + HOUR if last else None
    for tally in tallies.iterator(chunk_size=2_000):
        hour = tally.at.replace(minute=0, second=0, microsecond=0)
        hour = max(hour, earliest) if earliest else hour
        if entry is None or hour > entry.hour:
            if entry is not None:
                yield entry
            entry = Entry(hour)
        entry.add(tally)
        earliest = entry.hour
    if entry is not None:
        yield entry


def _line(action: Action, entry: Entry, last: LogLine | None) -> LogLine:
    text = canonical(
        {
            "action": action.public_id,
            "before": fingerprint(last.text) if last else NOTHING_BEFORE,
            "hour": f"{entry.hour:%Y-%m-%dT%H:%MZ}",
            "minus": entry.minus,
            "plus": entry.plus,
            "total": entry.total,
            "why": {why: n for why, n in entry.why.items() if n},
        }
    )
    return LogLine(
        action=action,
        number=last.number + 1 if last else 1,
        hour=entry.hour,
        last_round=entry.last_round,
        total=entry.total,
        text=text,
    )


def canonical(line: dict[str, object]) -> str:
    """One way to write it, so that its hash means something: keys sorted, no spaces, nothing but ASCII."""
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
