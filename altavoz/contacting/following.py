# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of a letter in the outbox, written on the message or digest that it carries."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from altavoz.contacting import waiting
from altavoz.contacting.models import Digest, Message
from altavoz.outbox.models import Letter

BATCH = 500
BECAME: Mapping[str, str] = {
    Letter.State.SENT: "sent",
    Letter.State.FAILED: "failed",
    Letter.State.IN_DOUBT: "in_doubt",
    Letter.State.WITHHELD: "withheld",
}
OPEN = ("put", "in_doubt")
UNDECIDED = ("waiting", "handing_over")


def follow(*, now: datetime) -> int:
    """How many came to something. In batches, each a short order of its own and safe to repeat."""
    done = _follow(Digest.objects.filter(state__in=OPEN), now)
    return done + _follow(Message.objects.filter(waiting.IS_ON_ITS_WAY), now)


def _follow(open_ones: QuerySet[Message] | QuerySet[Digest], now: datetime) -> int:
    done, after = 0, 0
    while some := _some_that_came_to_something(open_ones.filter(pk__gt=after)):
        after = some[-1][0]
        for became in BECAME.values():
            pks = [pk for pk, was, state in some if _became(state) == became != was]
            done += _write(open_ones, pks, became, now) if pks else 0
    return done


def _some_that_came_to_something(
    open_ones: QuerySet[Message] | QuerySet[Digest],
) -> list[tuple[int, str, str | None]]:
    """Its number, how it stands, and how its letter does; the thousands whose letter still waits stay in the
    database."""
    letter = Letter.objects.filter(pk=OuterRef("letter")).values("state")[:1]
    rows = open_ones.annotate(of_letter=Subquery(letter)).exclude(of_letter__in=UNDECIDED)
    return list(rows.order_by("pk").values_list("pk", "state", "of_letter")[:BATCH])


def _became(state: str | None) -> str:
    # A letter that is not there any more went with the person whose address it had.
    return BECAME["withheld"] if state is None else BECAME.get(state, "")


def _write(open_ones: QuerySet[Message] | QuerySet[Digest], pks: list[int], became: str, now: datetime) -> int:
    when = Letter.objects.filter(pk=OuterRef("letter")).values("done_at")[:1]
    rows = open_ones.model._default_manager.filter(pk__in=pks, state__in=OPEN)
    return rows.update(state=became, done_at=Coalesce(Subquery(when), Value(now)))
