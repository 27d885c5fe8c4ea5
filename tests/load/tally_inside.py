# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: counts and prints how long it took as JSON."""

import json
import statistics
import sys
import time
from types import TracebackType

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # models need the set-up above
from django.utils import timezone  # noqa: E402

from altavoz.campaigns import counts  # noqa: E402
from altavoz.tallies import auditing, counting  # noqa: E402
from tests.load.preparing import POSTGRESQL_NUMBERS, SQLITE_NUMBERS, fill  # noqa: E402

MILLION = 1_000_000
transactions_ms: list[float] = []


class TimedAtomic(transaction.Atomic):
    """Notes the longest transaction, from its BEGIN to after its COMMIT."""

    def __enter__(self) -> None:
        super().__enter__()
        self.began = time.perf_counter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if not connection.in_atomic_block:
            transactions_ms.append((time.perf_counter() - self.began) * 1000)


def put_changes(action_id: int, number: int) -> None:
    numbers = SQLITE_NUMBERS if connection.vendor == "sqlite" else POSTGRESQL_NUMBERS
    country = "CASE i %% 3 WHEN 0 THEN 'MX' WHEN 1 THEN 'CA' ELSE 'US' END"
    language = "CASE i %% 3 WHEN 0 THEN 'es' WHEN 1 THEN 'fr' ELSE 'en' END"
    with connection.cursor() as cursor:
        cursor.execute(
            f"{numbers} INSERT INTO campaigns_change (action_id, n, why, country, language, text_version, at) "
            f"SELECT %s, 1, 'confirmed', {country}, {language}, 1, %s FROM numbers",
            [number, action_id, timezone.now()],
        )


def steady_round(action_id: int) -> float:
    for _ in range(60):
        counts.record(action_id=action_id, n=1, why=counts.Why.CONFIRMED, now=timezone.now(), country="MX")
    began = time.perf_counter()
    counting.advance(now=timezone.now())
    return (time.perf_counter() - began) * 1000


def main() -> None:
    action_id = int(sys.argv[1])
    put_changes(action_id, MILLION)
    transaction.Atomic = TimedAtomic  # type: ignore[misc]  # this process measures, for good
    began = time.perf_counter()
    while counts.total(action_id) < MILLION:
        counting.advance(now=timezone.now())
    cold = time.perf_counter() - began
    rounds = [steady_round(action_id) for _ in range(30)]
    fill(action_id, MILLION, state="confirmed")
    began = time.perf_counter()
    auditing.recount(timezone.now())
    recount = time.perf_counter() - began
    figures = {
        "cold_s": cold,
        "longest_transaction_ms": max(transactions_ms),
        "round_ms": statistics.median(rounds),
        "slowest_round_ms": max(rounds),
        "recount_s": recount,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
