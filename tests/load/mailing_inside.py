# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: `choose N` makes N fictional people and a mailing for them, chooses its recipients and tells how
long that took; `states` tells of recipients and letters. Both print JSON."""

import json
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above
from django.db.models import Count  # noqa: E402
from django.utils import timezone  # noqa: E402

from altavoz.campaigns.action import Action  # noqa: E402
from altavoz.mailings.models import Mailing, Recipient  # noqa: E402
from altavoz.mailings.readers import audience, choosing  # noqa: E402
from altavoz.mailings.testing import make_mailing, make_subscribers  # noqa: E402
from altavoz.outbox.models import Letter  # noqa: E402
from altavoz.supporters.models import Network  # noqa: E402
from altavoz.supporters.testing import make_network  # noqa: E402
from tests.load.caps_inside import time_transactions, transactions_ms  # noqa: E402

LANGUAGES = ("en", "fr", "es")
AT_ONCE = 5_000
# So many people in a hundred are in a second network as well.
IN_BOTH = 10


def make_people(first: Network, second: Network, number: int) -> None:
    for start in range(0, number, AT_ONCE):
        some, language = min(AT_ONCE, number - start), LANGUAGES[start // AT_ONCE % len(LANGUAGES)]
        now = timezone.now()
        make_subscribers(some, first, language=language, first=start, now=now)
        make_subscribers(some * IN_BOTH // 100, second, language=language, first=start, now=now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counted(mailing: Mailing, people: int) -> float:
    began = time.perf_counter()
    assert audience.count(mailing, now=timezone.now()).total == people
    return time.perf_counter() - began


def choose(action: Action, people: int) -> dict[str, float]:
    first = make_network(organisation=action.organisation)
    second = make_network(organisation=action.organisation, carries=Network.Carries.ALERTS)
    make_people(first, second, people)
    mailing = make_mailing(action=action, networks=[first, second], now=timezone.now())
    audience_s = max(counted(mailing, people) for _ in range(3))
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    time_transactions()
    began = time.perf_counter()
    chosen = choosing.choose_due(now=timezone.now())
    figures = {"audience_s": audience_s, "choosing_s": time.perf_counter() - began}
    assert chosen == people
    return {**figures, "longest_transaction_ms": max(transactions_ms)}


def states() -> dict[str, int]:
    recipients = Recipient.objects.order_by("state").values_list("state").annotate(number=Count("pk"))
    letters = Letter.objects.filter(kind="mailing").order_by("state").values_list("state")
    return {
        **{f"recipients_{state}": number for state, number in recipients},
        **{f"letters_{state}": number for state, number in letters.annotate(number=Count("pk"))},
    }


def main() -> None:
    action_id, order, *numbers = sys.argv[1:]
    if order == "choose":
        print(json.dumps(choose(Action.objects.get(pk=int(action_id)), int(numbers[0]))))
    else:
        print(json.dumps(states()))


if __name__ == "__main__":
    main()
