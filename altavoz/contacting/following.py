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


def follow(*, now: datetime) -> int:
    """How many came to something. In batches, each a short order of its own and safe to repeat."""
    done = _follow(Digest.objects.filter(state__in=OPEN), now)
    return done + _follow(Message.objects.filter(waiting.IS_ON_ITS_WAY), now)


def _follow(open_ones: QuerySet[Message] | QuerySet[Digest], now: datetime) -> int:
    done, after = 0, 0
    while some := list(open_ones.filter(pk__gt=after).order_by("pk").values_list("pk", "letter", "state")[:BATCH]):
        after = some[-1][0]
        states = dict(Letter.objects.filter(pk__in=[letter for _pk, letter, _state in some]).values_list("pk", "state"))
        for became in BECAME.values():
            # A letter that is not there any more went with the person whose address it had.
            pks = [pk for pk, letter, was in some if _became(states.get(letter or 0)) == became != was]
            done += _write(open_ones, pks, became, now) if pks else 0
    return done


def _became(state: str | None) -> str:
    return BECAME["withheld"] if state is None else BECAME.get(state, "")


def _write(open_ones: QuerySet[Message] | QuerySet[Digest], pks: list[int], became: str, now: datetime) -> int:
    when = Letter.objects.filter(pk=OuterRef("letter")).values("done_at")[:1]
    rows = open_ones.model._default_manager.filter(pk__in=pks, state__in=OPEN)
    return rows.update(state=became, done_at=Coalesce(Subquery(when), Value(now)))
