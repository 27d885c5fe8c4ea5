# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every race needs: deeds that begin together, and what they leave counted."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.db.models import Sum

from altavoz.campaigns.counts import Change


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Each in a thread and on a connection of its own; their answers in order, or the first error that one raised."""
    ready = threading.Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        try:
            ready.wait(10)
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        begun = [threads.submit(do, deed) for deed in deeds]
    return [each.result() for each in begun]


def total() -> int:
    return Change.objects.aggregate(total=Sum("n"))["total"] or 0
