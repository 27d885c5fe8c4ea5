# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a mailing is, for whoever looks: from the numbers that the worker keeps, and from its letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Max, Min

from altavoz.mailings.models import Mailing, Recipient
from altavoz.outbox.models import Letter

KIND = "mailing"
# Below so many letters they are counted at each look; above, a count is good for some seconds.
FEW = 2_000
SECONDS = 10


@dataclass(frozen=True)
class Progress:
    """`letters` are its letters by their state; `left_out` people by the reason, in words."""

    chosen: int
    put: int
    weekly: int
    skipped: int
    letters: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        return max(self.chosen - self.put - self.weekly - self.skipped, 0)

    @property
    def forgotten(self) -> int:
        """Letters are deleted after a while; that they were put stays."""
        return max(self.put - sum(self.letters.values()), 0)

    @property
    def sent(self) -> int:
        return self.letters.get(Letter.State.SENT, 0)

    @property
    def waiting(self) -> int:
        return self.letters.get(Letter.State.WAITING, 0) + self.letters.get(Letter.State.HANDING_OVER, 0)

    @property
    def in_doubt(self) -> int:
        return self.letters.get(Letter.State.IN_DOUBT, 0)

    @property
    def failed(self) -> int:
        return self.letters.get(Letter.State.FAILED, 0)

    @property
    def withheld(self) -> int:
        return self.letters.get(Letter.State.WITHHELD, 0)


def progress_of(mailing: Mailing) -> Progress:
    return Progress(
        chosen=mailing.number_chosen,
        put=mailing.number_put,
        weekly=mailing.number_weekly,
        skipped=mailing.number_skipped,
        letters=_kept(mailing, "letters", mailing.number_put),
        left_out=_kept(mailing, "left out", mailing.number_skipped),
    )


def _kept(mailing: Mailing, what: str, rows: int) -> Mapping[str, int]:
    """Counted now where there are few; of many, what was counted some seconds ago."""
    if not rows:
        return {}
    count = COUNTS[what]
    if rows <= FEW:
        return count(mailing)
    key = f"mailing {mailing.pk} {what}"
    found: Mapping[str, int] | None = cache.get(key)
    if found is None:
        found = count(mailing)
        cache.set(key, found, SECONDS)
    return found


def _letters(mailing: Mailing) -> Mapping[str, int]:
    """By state. A mailing's letters lie close together: their numbers bound what is read of the outbox."""
    put = Recipient.objects.filter(mailing=mailing, state=Recipient.State.PUT)
    ends = put.aggregate(first=Min("letter"), last=Max("letter"))
    if ends["first"] is None:
        return {}
    letters = Letter.objects.filter(pk__range=(ends["first"], ends["last"]), kind=KIND, about=mailing.public_id)
    return dict(letters.order_by().values_list("state").annotate(Count("pk")))


def _left_out(mailing: Mailing) -> Mapping[str, int]:
    rows = Recipient.objects.filter(mailing=mailing, state=Recipient.State.SKIPPED)
    return dict(rows.order_by().values_list("why").annotate(Count("pk")))


COUNTS = {"letters": _letters, "left out": _left_out}
