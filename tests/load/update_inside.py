# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: `choose N` lets N fictional people act, issues an update and chooses its recipients, and tells how
long that took; `states` tells of recipients and letters. Both print JSON."""

import json
import sys
import time

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402  # models need the set-up above
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from altavoz.actions.urgent_action import issuing  # noqa: E402
from altavoz.actions.urgent_action.issuing import Words  # noqa: E402
from altavoz.actions.urgent_action.testing import make_urgent  # noqa: E402
from altavoz.campaigns.action import Action  # noqa: E402
from altavoz.mailings.models import Mailing  # noqa: E402
from altavoz.mailings.readers import audience, choosing  # noqa: E402
from altavoz.mailings.testing import make_subscribers  # noqa: E402
from altavoz.participation.models import Participation  # noqa: E402
from altavoz.participation.tokens import new_token  # noqa: E402
from altavoz.personal_data.addresses import email_key  # noqa: E402
from altavoz.supporters.testing import make_network  # noqa: E402
from tests.load.caps_inside import time_transactions, transactions_ms  # noqa: E402
from tests.load.mailing_inside import states  # noqa: E402

LANGUAGES = ("en", "fr", "es")
AT_ONCE = 5_000
# So many people in a hundred are in the network as well.
IN_NETWORK = 10


def act(action: Action, number: int) -> None:
    for start in range(0, number, AT_ONCE):
        rows = [_person(action, place) for place in range(start, min(start + AT_ONCE, number))]
        Participation.objects.bulk_create(rows, batch_size=1_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _person(action: Action, place: int) -> Participation:
    email, now = f"reader{place}@example.org", timezone.now()
    row = Participation(action=action, email=email, email_key=email_key(email), token=new_token())
    row.state, row.made_at, row.confirmed_at = Participation.State.CONFIRMED, now, now
    row.language, row.country, row.text_version = LANGUAGES[place % len(LANGUAGES)], "CA", 1
    row.given_name, row.family_name = f"Reader {place}", "Weaver"
    return row


def choose(people: int) -> dict[str, float]:
    action = make_urgent(closes_at=None)
    act(action, people)
    make_subscribers(people * IN_NETWORK // 100, make_network(organisation=action.organisation), now=timezone.now())
    mailing = updated(action)
    began = time.perf_counter()
    assert audience.count(mailing, now=timezone.now()).total == people
    audience_s = time.perf_counter() - began
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    time_transactions()
    began = time.perf_counter()
    assert choosing.choose_due(now=timezone.now()) == people
    chosen_s = time.perf_counter() - began
    return {"audience_s": audience_s, "choosing_s": chosen_s, "longest_transaction_ms": max(transactions_ms)}


def updated(action: Action) -> Mailing:
    """The draft to who acted, as the second issue made it."""
    by, now = User.objects.get_or_create(username="bench")[0], timezone.now()
    words = {language: Words("News", "Two authorities have answered.", "Keep the promise.") for language in LANGUAGES}
    issuing.issue(action.pk, words=words, by=by, now=now)
    issue = issuing.update(action.pk, words=words, by=by, now=now).issue
    assert issue is not None
    return Mailing.objects.get(public_id=issue.announced)


def main() -> None:
    _action_id, order, *numbers = sys.argv[1:]
    print(json.dumps(choose(int(numbers[0])) if order == "choose" else states()))


if __name__ == "__main__":
    main()
