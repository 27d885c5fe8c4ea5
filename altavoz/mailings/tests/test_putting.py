# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a draft to letters in the outbox: who gets one, when, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.mailings.models import Audience, Mailing, Recipient
from altavoz.mailings.readers import choosing
from altavoz.mailings.sending import life, putting
from altavoz.mailings.sending.life import Step
from altavoz.mailings.testing import SPRING, make_mailing, make_subscribers
from altavoz.outbox.models import Letter
from altavoz.participation.testing import make_participation
from altavoz.personal_data import donotwrite
from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters import subscriptions
from altavoz.supporters.models import Network, Rhythm, Subscription
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db
BO, DANA = 1, 2
MINUTE = timedelta(minutes=1)
# Nine in the morning in London, four in Toronto.
EARLY = datetime(2026, 4, 8, 8, 0, tzinfo=UTC)


def going(mailing: Mailing, *, now: datetime = SPRING) -> Mailing:
    """Approved, with its recipients written down."""
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    choosing.choose_due(now=now)
    mailing.refresh_from_db()
    return mailing


def keys() -> list[bytes]:
    return [bytes(letter.recipient_key) for letter in Letter.objects.filter(kind="mailing")]


def test_everybody_in_the_network_gets_one_letter() -> None:
    network = make_network()
    people = make_subscribers(7, network)
    mailing = going(make_mailing(networks=[network]))
    assert putting.put_due(now=SPRING) == 7
    assert sorted(keys()) == sorted(bytes(row.email_key) for row in people)
    assert putting.put_due(now=SPRING) == 0
    letter = Letter.objects.filter(kind="mailing").earliest("pk")
    row = Recipient.objects.get(pk=letter.subject_id)
    assert (letter.about, letter.pk, letter.language) == (mailing.public_id, row.letter, row.language)


def test_one_address_in_two_spellings_and_two_networks_gets_one_letter() -> None:
    network = make_network()
    second = make_network(organisation=network.organisation, carries=Network.Carries.ALERTS)
    [ana] = make_subscribers(1, network)
    weekly = make_subscribers(1, second, rhythm=Rhythm.WEEKLY)[0]
    assert bytes(weekly.email_key) == bytes(ana.email_key)
    Subscription.objects.filter(pk=weekly.pk).update(email="Reader0@Example.ORG")
    mailing = make_mailing(organisation=network.organisation)
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    assert choosing.choose_due(now=SPRING) == 1
    assert putting.put_due(now=SPRING) == 1
    assert Letter.objects.get(kind="mailing").recipient == ana.email


def test_who_stops_while_the_batch_runs_gets_none() -> None:
    network = make_network()
    ana, pia, olu, _rest = make_subscribers(4, network)
    mailing = going(make_mailing(networks=[network]))
    subscriptions.stop(public_id=ana.public_id, how="link", now=SPRING)
    subscriptions.pause(email_key=bytes(pia.email_key), days=30, now=SPRING)
    donotwrite.add(bytes(olu.email_key), why=DoNotWrite.Why.COMPLAINT, now=SPRING)
    putting.put_due(now=SPRING)
    assert len(keys()) == 1
    why = dict(Recipient.objects.filter(state="skipped").values_list("subscription", "why"))
    assert why == {ana.pk: "stopped", pia.pk: "paused", olu.pk: "do_not_write"}
    mailing.refresh_from_db()
    assert (mailing.number_chosen, mailing.number_put, mailing.number_skipped) == (4, 1, 3)


def test_a_weekly_reader_waits_for_her_weekly_letter_unless_it_is_urgent() -> None:
    network = make_network()
    make_subscribers(1, network, rhythm=Rhythm.WEEKLY)
    going(make_mailing(networks=[network]))
    assert putting.put_due(now=SPRING) == 0
    assert Recipient.objects.get().state == "weekly"
    going(make_mailing(networks=[network], is_urgent=True))
    assert putting.put_due(now=SPRING) == 1


def test_a_second_mail_of_one_day_comes_the_next_morning() -> None:
    network = make_network()
    make_subscribers(1, network, country="CA")
    noon = SPRING.replace(hour=16)
    going(make_mailing(networks=[network], hours_from=8, hours_until=20), now=noon)
    putting.put_due(now=noon)
    second = going(make_mailing(networks=[network], hours_from=8, hours_until=20), now=noon)
    assert [putting.put_due(now=noon), len(keys())] == [1, 1]
    # Eight o'clock in Toronto, in summer time.
    morning = datetime(2026, 4, 8, 12, 0, tzinfo=UTC)
    assert Recipient.objects.get(mailing=second).due_at == morning
    putting.put_due(now=morning)
    assert len(keys()) == 2
    going(make_mailing(networks=[network], is_urgent=True), now=morning + MINUTE)
    putting.put_due(now=morning + MINUTE)
    assert len(keys()) == 3


def test_letters_go_in_the_hours_of_each_reader() -> None:
    network = make_network()
    make_subscribers(1, network, country="GB")
    make_subscribers(1, network, country="CA", first=1)
    going(make_mailing(networks=[network], hours_from=8, hours_until=20), now=EARLY)
    putting.put_due(now=EARLY)
    assert len(keys()) == 1
    putting.put_due(now=EARLY + timedelta(hours=4))
    assert len(keys()) == 2


def test_no_more_letters_an_hour_than_asked_for() -> None:
    network = make_network()
    make_subscribers(60, network)
    going(make_mailing(networks=[network], per_hour=20))
    put = [putting.put_due(now=SPRING + MINUTE * n / 2) for n in range(240)]
    assert max(put) == 1
    assert [sum(put[start : start + 120]) for start in (0, 1, 60, 119, 120)] == [20, 19, 20, 20, 20]


def test_stopped_in_mid_send_takes_back_what_nobody_carries_and_resumes() -> None:
    network = make_network()
    make_subscribers(6, network)
    mailing = going(make_mailing(networks=[network]))
    putting.put_due(now=SPRING)
    in_hands = list(Letter.objects.filter(kind="mailing").values_list("pk", flat=True)[:2])
    Letter.objects.filter(pk__in=in_hands).update(claimed_by="carrier", claimed_until=SPRING + MINUTE)
    assert life.stop(mailing.pk).taken_back == 4
    assert putting.put_due(now=SPRING) == 0
    assert set(Letter.objects.filter(kind="mailing").values_list("pk", flat=True)) == set(in_hands)
    mailing.refresh_from_db()
    assert mailing.number_put == 2
    # Its carrier asked before it wrote the letter, and found the mailing stopped.
    Letter.objects.filter(pk=in_hands[0]).update(state="withheld", recipient="", done_at=SPRING)
    Letter.objects.filter(pk=in_hands[1]).update(state="sent", recipient="", done_at=SPRING)
    assert life.resume(mailing.pk) is Step.DONE
    assert putting.put_due(now=SPRING) == 5
    assert len(set(keys())) == 6
    assert Letter.objects.filter(state="waiting").count() == 5


def test_it_is_done_when_no_letter_can_be_stopped_any_more() -> None:
    network = make_network()
    make_subscribers(1, network)
    mailing = going(make_mailing(networks=[network]))
    putting.put_due(now=SPRING)
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.GOING
    Letter.objects.filter(kind="mailing").update(state="sent", recipient="")
    putting.put_due(now=SPRING + MINUTE)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.ended_at) == (Mailing.State.DONE, SPRING + MINUTE)
    assert life.stop(mailing.pk).step is Step.NOT_NOW


def test_nobody_is_called_to_what_is_paused_or_over() -> None:
    network = make_network()
    make_subscribers(2, network)
    action = make_action(organisation=network.organisation)
    going(make_mailing(action=action, networks=[network]))
    actions = Action.objects.filter(pk=action.pk)
    actions.update(state=Action.State.PAUSED)
    assert putting.put_due(now=SPRING) == 0
    actions.update(state=Action.State.CLOSED)
    assert putting.put_due(now=SPRING) == 2
    assert keys() == []
    assert set(Recipient.objects.values_list("state", "why")) == {("skipped", "closed")}


def test_who_acts_while_it_goes_out_is_not_told_that_she_has_not() -> None:
    network = make_network()
    make_subscribers(2, network)
    action = make_action(organisation=network.organisation)
    mailing = make_mailing(action=action, networks=[network])
    Audience.objects.filter(mailing=mailing).update(not_in=action)
    going(mailing)
    make_participation(action, email="reader0@example.org", confirmed=True)
    putting.put_due(now=SPRING)
    assert [letter.recipient for letter in Letter.objects.filter(kind="mailing")] == ["reader1@example.org"]
