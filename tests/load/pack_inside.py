# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: packs 100,000 names as the worker does, and prints how long each part took as JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402  # models need the set-up above
from django.utils import timezone  # noqa: E402

from altavoz.campaigns.action import Action  # noqa: E402
from altavoz.campaigns.counts import Change, Why  # noqa: E402
from altavoz.deliveries import approving, asking, copying, packing  # noqa: E402
from altavoz.deliveries.models import PackCopy  # noqa: E402
from altavoz.participation.models import Participation  # noqa: E402
from altavoz.tallies import counting  # noqa: E402

NAMES = 100_000
BATCH = 1_000
GIVEN = ("Ana", "Мария", "Ελένη", "María José", "Jean-Baptiste", "Nguyễn Thị", "Łukasz", "Zoë")
FAMILY = ("Lima", "Кузнецова", "Παπαδοπούλου", "de la Cruz Hernández", "Tremblay", "Öztürk", "O'Brien")
COUNTRIES = ("CA", "MX", "FR", "GR", "US", "ES")
spent: dict[str, float] = {}


def fill(action: Action) -> None:
    """Fictional signers in three scripts, all of whom let their names travel."""
    now = timezone.now()
    for first in range(0, NAMES, BATCH):
        numbers = range(first, first + BATCH)
        Participation.objects.bulk_create(signer(action, number) for number in numbers)
        Change.objects.bulk_create(
            Change(action=action, n=1, why=Why.CONFIRMED, country=COUNTRIES[number % 6], language="en", text_version=1,
                   at=now)
            for number in numbers
        )  # fmt: skip
    counting.advance(now=now)


def signer(action: Action, number: int) -> Participation:
    now = timezone.now()
    return Participation(
        action=action,
        email_key=number.to_bytes(32),
        token=f"{number:032d}",
        state=Participation.State.CONFIRMED,
        made_at=now,
        confirmed_at=now,
        language="en",
        country=COUNTRIES[number % 6],
        text_version=1,
        given_name=GIVEN[number % len(GIVEN)],
        family_name=FAMILY[number % len(FAMILY)],
        hand_over=True,
    )


def timed(name: str, verb: Callable[..., None]) -> Callable[..., None]:
    def run(*args: object) -> None:
        began = time.perf_counter()
        verb(*args)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - began

    return run


def main() -> None:
    action = Action.objects.get(pk=int(sys.argv[1]))
    fill(action)
    dana, paz = User.objects.create(username="dana"), User.objects.create(username="paz")
    pack = asking.ask_for_pack(action=action, by=dana, languages=("en", "fr"), now=timezone.now())
    began = time.perf_counter()
    assert packing.pack(pack_id=pack.pk, fence=1, now=timezone.now()) is packing.Packed.DONE
    freezing = time.perf_counter() - began
    copy = PackCopy.objects.get()
    assert approving.approve(copy_id=copy.pk, by=paz, now=timezone.now()) is approving.Decided.DONE
    copying._keep_volume = timed("pdf", copying._keep_volume)
    copying._keep_names = timed("csv", copying._keep_names)
    assert copying.make(copy_id=copy.pk, fence=1, now=timezone.now()) is copying.Made.DONE
    setters = resource.getrusage(resource.RUSAGE_CHILDREN)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = {
        "freeze_s": freezing,
        "pdf_s": freezing + spent["pdf"],
        "csv_s": freezing + spent["csv"],
        "setters_cpu_s": setters.ru_utime + setters.ru_stime,
        "worker_mb": peaks[0] / 1024,
        "largest_process_mb": max(peaks) / 1024,
        "volumes": copy.files.filter(name__endswith=".pdf").count(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
