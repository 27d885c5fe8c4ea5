# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: `put N` puts letters into the outbox and prints one as it goes over the wire, `states` tells of
all of them. Both print JSON."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db.models import Count  # noqa: E402  # models need the set-up above
from django.utils import timezone  # noqa: E402

from altavoz.campaigns.action import Action  # noqa: E402
from altavoz.contacting.models import OfficeRules  # noqa: E402
from altavoz.contacting.putting import put_due  # noqa: E402
from altavoz.contacting.testing_letters import make_many_messages, make_offices  # noqa: E402
from altavoz.outbox.models import Letter  # noqa: E402
from altavoz.outbox.writing import write_all  # noqa: E402

OFFICES = 434
# More than all letters to one office, so that it holds up none.
AN_HOUR = 30_000


def put(action: Action, number: int) -> None:
    """Messages of fictional people to fictional offices, each to the next in turn: the dearest letters there are."""
    before = timezone.now() - timedelta(minutes=2)
    offices = make_offices(OFFICES)
    OfficeRules.objects.bulk_create(OfficeRules(office=each, per_hour=AN_HOUR) for each in offices)
    make_many_messages(action, offices, number, now=before)
    while put_due(now=before, most=number):
        pass


def sample() -> str:
    message = next(iter(write_all([Letter.objects.earliest("pk")], now=timezone.now())))
    return (message.content or b"").decode("ascii")


def states() -> dict[str, int]:
    return dict(Letter.objects.order_by("state").values_list("state").annotate(number=Count("pk")))


def main() -> None:
    action_id, order, *numbers = sys.argv[1:]
    if order == "put":
        put(Action.objects.get(pk=int(action_id)), int(numbers[0]))
        print(json.dumps({"sample": sample()}))
    else:
        print(json.dumps(states()))


if __name__ == "__main__":
    main()
