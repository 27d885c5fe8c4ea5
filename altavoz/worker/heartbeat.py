# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether any worker lives: each renews a row of its own, and `readyz` looks at the newest."""

from datetime import datetime, timedelta

from altavoz.worker.models import Heartbeat

ALIVE_FOR = timedelta(seconds=15)
KEPT_FOR = timedelta(hours=1)


def beat(worker: str, now: datetime) -> None:
    if not Heartbeat.objects.filter(worker=worker).update(at=now):
        Heartbeat.objects.create(worker=worker, at=now)
        prune(now)


def stop(worker: str) -> None:
    """A worker that ends in good order says so, and isn't missed for seconds as alive."""
    Heartbeat.objects.filter(worker=worker).delete()


def prune(now: datetime) -> int:
    """Forget workers that died long ago; each new worker does it once."""
    return Heartbeat.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def alive(now: datetime) -> bool:
    return Heartbeat.objects.filter(at__gt=now - ALIVE_FOR).exists()
