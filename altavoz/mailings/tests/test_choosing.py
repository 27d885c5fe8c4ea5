# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recipients are written down in pieces; two subjects are tried on some of them."""

from collections import Counter
from datetime import timedelta

import pytest

from altavoz.mailings import forgetting
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.readers import choosing
from altavoz.mailings.sending import life, putting, subjects
from altavoz.mailings.testing import SPRING, make_mailing, make_subscribers
from altavoz.outbox.models import Letter
from altavoz.personal_data.register import erase_person, export_person
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db
State = Mailing.State


def chosen(mailing: Mailing) -> Mailing:
    Mailing.objects.filter(pk=mailing.pk).update(state=State.CHOOSING)
    choosing.choose_due(now=SPRING)
    mailing.refresh_from_db()
    return mailing


def test_choosing_goes_on_where_it_was_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "BATCH", 10)
    network = make_network()
    people = make_subscribers(35, network)
    mailing = make_mailing(organisation=network.organisation, networks=[network])
    Mailing.objects.filter(pk=mailing.pk).update(state=State.CHOOSING, chosen_up_to=people[0].pk - 1)
    turns = iter([True, True, False])
    first = choosing.choose_due(now=SPRING, holds=lambda: next(turns))
    assert 0 < first < 35
    life.stop(mailing.pk)
    assert choosing.choose_due(now=SPRING) == 0
    life.resume(mailing.pk)
    assert first + choosing.choose_due(now=SPRING) == 35
    mailing.refresh_from_db()
    assert (mailing.state, mailing.number_chosen) == (State.GOING, 35)
    assert set(mailing.recipients.values_list("subscription", flat=True)) == {row.pk for row in people}


def test_recipients_are_not_chosen_long_before_it_begins() -> None:
    network = make_network()
    make_subscribers(1, network)
    begins = SPRING + timedelta(hours=3)
    mailing = chosen(make_mailing(networks=[network], begin_at=begins))
    assert mailing.number_chosen == 0
    assert choosing.choose_due(now=begins - timedelta(minutes=10)) == 1
    assert putting.put_due(now=begins - timedelta(minutes=1)) == 0
    assert putting.put_due(now=begins) == 1


def test_who_reads_a_language_without_text_gets_the_chosen_one_or_none() -> None:
    network = make_network()
    make_subscribers(1, network, language="fr")
    without = chosen(make_mailing(networks=[network], languages=["en"]))
    assert Recipient.objects.filter(mailing=without).values_list("state", "why")[0] == ("skipped", "no_text")
    instead = chosen(make_mailing(networks=[network], languages=["en"], fallback="en"))
    assert Recipient.objects.filter(mailing=instead).values_list("state", "language")[0] == ("planned", "en")


def test_two_subjects_are_tried_and_the_others_wait_for_the_choice() -> None:
    network = make_network()
    make_subscribers(200, network)
    mailing = chosen(make_mailing(networks=[network], test_share=40))
    drawn = Counter(mailing.recipients.values_list("half", flat=True))
    assert 20 <= drawn["a"] <= 60
    assert 20 <= drawn["b"] <= 60
    putting.put_due(now=SPRING)
    mailing.refresh_from_db()
    assert subjects.split(mailing) == subjects.Split(drawn["a"], drawn["b"], drawn["rest"])
    assert mailing.state == State.GOING
    assert not subjects.choose(mailing.pk, "rest")
    assert subjects.choose(mailing.pk, "b")
    assert not subjects.choose(mailing.pk, "a")
    assert putting.put_due(now=SPRING) == drawn["rest"]
    assert Counter(mailing.recipients.values_list("half", flat=True)) == drawn
    assert Letter.objects.filter(kind="mailing").count() == 200


def test_the_same_address_always_draws_the_same_lot() -> None:
    mailing = Mailing(test_share=50)
    key = bytes(32)
    assert len({choosing.lot(mailing, key) for _ in range(5)}) == 1
    assert {choosing.lot(mailing, bytes([n]) * 32) for n in range(60)} == {"a", "b", "rest"}


def test_who_got_it_is_told_erased_and_forgotten_and_the_numbers_stay() -> None:
    network = make_network()
    ana, _bo = make_subscribers(2, network)
    mailing = chosen(make_mailing(networks=[network]))
    putting.put_due(now=SPRING)
    key = bytes(ana.email_key)
    [told] = export_person(key)["mailings.Recipient"]
    assert (told["subject"], told["state"]) == ("Three weavers are in danger", "put")
    erase_person(key, SPRING)
    assert mailing.recipients.count() == 1
    Mailing.objects.filter(pk=mailing.pk).update(state=State.DONE)
    assert forgetting.forget_old(now=SPRING + timedelta(days=89)) == 0
    assert forgetting.forget_old(now=SPRING + timedelta(days=91)) == 1
    mailing.refresh_from_db()
    assert mailing.number_put == 2
