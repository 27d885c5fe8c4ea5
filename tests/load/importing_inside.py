# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: imports the whole Congress with its district offices twice, and prints how long it took.

A transaction lasts from when it may write (on SQLite: from when it has the one lock) to the end of its commit.
"""

import json
import time
from types import TracebackType

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # models need the set-up above
from django.utils import timezone  # noqa: E402

from altavoz.decision_makers.importing import bring_in  # noqa: E402
from altavoz.decision_makers.models import ContactPoint  # noqa: E402
from altavoz.decision_makers.reading import snapshot_of  # noqa: E402
from altavoz.decision_makers.sources import source_named  # noqa: E402

lasted: list[float] = []


def watch() -> None:
    """Note how long each transaction lasts. Inner ones are part of the outermost."""
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    began: list[float] = []

    def begin(atomic: transaction.Atomic) -> None:
        enter(atomic)
        began.append(time.perf_counter())

    def end(
        atomic: transaction.Atomic,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        leave(atomic, kind, error, trace)
        start = began.pop()
        if not began:
            lasted.append((time.perf_counter() - start) * 1000)

    transaction.Atomic.__enter__ = begin  # type: ignore[method-assign]  # the process ends with it
    transaction.Atomic.__exit__ = end  # type: ignore[method-assign]  # as above


def brought() -> float:
    began = time.perf_counter()
    source = source_named("us_congress")
    assert source
    done = bring_in(slug=source.slug, snapshot=snapshot_of(source), now=timezone.now())
    assert done.number, done.outcome
    return time.perf_counter() - began


def main() -> None:
    connection.ensure_connection()
    watch()
    first, again = brought(), brought()
    figures = {
        "import_s": first,
        "import_again_s": again,
        "transactions": len(lasted),
        "longest_transaction_ms": max(lasted),
        "over_100_ms": sum(1 for each in lasted if each > 100),
        "contact_points": ContactPoint.objects.count(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
