# SPDX-License-Identifier: AGPL-3.0-or-later
"""Processes are killed without a word while people sign: nobody is lost, nobody is counted twice."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import make_action
from altavoz.outbox import links
from altavoz.outbox.models import Letter
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import email_key
from altavoz.tallies import auditing
from altavoz.worker.rounds import run_once
from tests.faults.centre import Running, eventually, is_gone, kill, make_production_home, running
from tests.faults.crowd import Crowd
from tests.faults.sink import Sink, listening

Kill = Callable[[Running, random.Random], None]
# Leases, claims and the pause of letters in doubt have run out by then.
LATER = timedelta(minutes=10)
MAY_COME_TWICE = frozenset({"confirm"})


def a_web_worker(centre: Running, chance: random.Random) -> None:
    kill([chance.choice(centre.web()[1:])])


def the_worker(centre: Running, chance: random.Random) -> None:
    kill(centre.worker())


def the_whole_machine(centre: Running, chance: random.Random) -> None:
    everything = centre.everything()
    kill(everything)
    assert centre.process is not None
    centre.process.wait(10)
    assert eventually(lambda: all(is_gone(pid) for pid in everything))
    centre.start()


def the_supervisor(centre: Running) -> None:
    """The others hear of it and go by themselves: the port is free for the next start."""
    everything = centre.everything()
    kill(everything[:1])
    assert centre.process is not None
    centre.process.wait(10)
    assert eventually(lambda: all(is_gone(pid) for pid in everything)), "something outlived the supervisor"


KILLS: tuple[Kill, ...] = (a_web_worker, the_worker, the_whole_machine)


@pytest.mark.django_db(transaction=True)
def test_every_accepted_signature_outlives_what_kills_the_centre(settings: Settings) -> None:
    make_production_home()
    action = make_action()
    with listening() as (sink, settings.SMTP_URL), running(SMTP_URL=settings.SMTP_URL) as centre:
        crowd = Crowd(centre.port, action.public_id, sink)
        with crowd.at_it():
            for number, deed in enumerate(KILLS):
                goes_on(crowd, centre, deed, random.Random(number))
        drain()
        assert set(crowd.odd) <= {503}
        nobody_is_lost(crowd, action)
        nobody_is_counted_twice(crowd, action)
        every_letter_is_accounted_for(sink)


def goes_on(crowd: Crowd, centre: Running, deed: Kill, chance: random.Random) -> None:
    """Kill at any moment; afterwards people sign and confirm again."""
    signed, confirmed = len(crowd.signed), len(crowd.confirmed)
    some = chance.randint(5, 40)
    assert eventually(lambda: len(crowd.signed) > signed + some)
    deed(centre, chance)
    signed = len(crowd.signed)
    assert eventually(lambda: len(crowd.signed) > signed + 5 and len(crowd.confirmed) > confirmed), deed.__name__


def drain() -> None:
    """What the worker would do in the next minutes."""
    later = timezone.now() + LATER
    while run_once("letters", later):
        run_once("tally", later)
    run_once("tally", later)
    while run_once("letters", later + LATER):
        continue


def nobody_is_lost(crowd: Crowd, action: Action) -> None:
    rows = Participation.objects.filter(action=action)
    keys = {bytes(key) for key in rows.values_list("email_key", flat=True)}
    assert len(keys) == rows.count() > 0
    assert {email_key(email) for email in crowd.signed} <= keys
    confirmed = set(rows.filter(state=Participation.State.CONFIRMED).values_list("token", flat=True))
    assert confirmed >= set(crowd.confirmed)
    # The two writes of a post are one: no row without its letter, no letter without its row.
    letters = Letter.objects.filter(kind="confirm").values_list("subject_id", flat=True)
    assert Counter(letters) == Counter(rows.values_list("pk", flat=True))


def nobody_is_counted_twice(crowd: Crowd, action: Action) -> None:
    confirmed = Participation.objects.filter(action=action, state=Participation.State.CONFIRMED)
    changes = Change.objects.filter(action=action)
    assert counts.total(action.pk) == confirmed.count() == changes.aggregate(sum=Sum("n"))["sum"]
    assert Counter(changes.values_list("pk", flat=True)) == Counter(confirmed.values_list("change", flat=True))
    assert not counts.untaken(changes).exists()
    assert not auditing.recount(timezone.now()).alarms


def every_letter_is_accounted_for(sink: Sink) -> None:
    letters = list(Letter.objects.all())
    assert Counter(letter.kind for letter in letters)["counted"] > 0
    for letter in letters:
        copies = sink.taken[links.message_id(letter.public_id)]
        match letter.state:
            case Letter.State.SENT:
                assert copies == 1 or (copies == 2 and letter.doubts and letter.kind in MAY_COME_TWICE), letter
            case Letter.State.IN_DOUBT:
                assert copies <= 1, letter
            case _:
                assert (copies, letter.state) == (0, Letter.State.WITHHELD), (letter, letter.trouble)
