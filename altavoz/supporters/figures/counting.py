# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counts a day of all networks anew, so that a turn that is done twice, or saw a commit late, does no harm."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count

from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters.figures.rows import NetworkDay
from altavoz.supporters.models import Network, Subscription

# A transaction that began this long ago may still commit; after it a day is left as it is.
LATE = timedelta(hours=2)
DAY = timedelta(days=1)
NUMBERS = ("joined", "left", "bounced", "complained", "in_all")
# Whatever else ended it, she did.
ENDED = {DoNotWrite.Why.BOUNCED.value: "bounced", DoNotWrite.Why.COMPLAINT.value: "complained"}

Step = str
NetworkId = int


def count(*, now: datetime) -> int:
    """Today, and yesterday while somebody may still be late for it; returns how many rows were written."""
    return sum(_count_day(day, is_today=day == now.date()) for day in sorted({(now - LATE).date(), now.date()}))


def _count_day(day: date, *, is_today: bool) -> int:
    found: Counter[tuple[NetworkId, Step]] = Counter()
    begin = datetime.combine(day, time(), UTC)
    joined = Subscription.objects.filter(joined_at__gte=begin, joined_at__lt=begin + DAY).order_by()
    for network_id, number in joined.values_list("network").annotate(Count("pk")):
        found[network_id, "joined"] = number
    ended = Subscription.objects.filter(ended_at__gte=begin, ended_at__lt=begin + DAY).order_by()
    for network_id, how, number in ended.values_list("network", "ended_how").annotate(Count("pk")):
        found[network_id, ENDED.get(how, "left")] += number
    if is_today:
        there = Subscription.objects.filter(ended_at__isnull=True).order_by()
        for network_id, number in there.values_list("network").annotate(Count("pk")):
            found[network_id, "in_all"] = number
    return _write(day, found, NUMBERS if is_today else NUMBERS[:-1])


def _write(day: date, found: Counter[tuple[NetworkId, Step]], names: tuple[str, ...]) -> int:
    """Of every network: one to which a day did nothing, or that nobody is in any more, has a row as well."""
    networks = Network.objects.order_by("pk").values_list("pk", flat=True)
    rows = [
        NetworkDay(network_id=network_id, day=day, **{name: found[network_id, name] for name in names})
        for network_id in networks
    ]
    NetworkDay.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["network", "day"], update_fields=list(names), batch_size=500
    )
    return len(rows)
