# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asked for, approved by another, sent back, called off; and what a mailing must have before it goes."""

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.mailings.drafts import readiness
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.sending import life
from altavoz.mailings.sending.life import Asked, Step
from altavoz.mailings.testing import SPRING, make_mailing, make_subscribers
from altavoz.organisations.testing import make_organisation
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db
BO, DANA = 1, 2
State = Mailing.State


def news(mailing: Mailing) -> Mailing:
    """About no action, so that it needs no page."""
    Mailing.objects.filter(pk=mailing.pk).update(action=None, sort=Mailing.Sort.NEWS)
    mailing.refresh_from_db()
    return mailing


def state_of(mailing: Mailing) -> str:
    return str(Mailing.objects.values_list("state", flat=True).get(pk=mailing.pk))


def test_more_than_a_thousand_people_need_a_second_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "ALONE", 3)
    network = make_network()
    make_subscribers(4, network)
    mailing = news(make_mailing(networks=[network]))
    answer = life.ask_to_send(mailing.pk, user_id=BO, now=SPRING)
    assert (answer.asked, answer.counted and answer.counted.total) == (Asked.WAITING, 4)
    assert life.approve(mailing.pk, user_id=BO, now=SPRING) is Step.SAME_PERSON
    assert life.send_back(mailing.pk) is Step.DONE
    assert state_of(mailing) == State.DRAFT
    life.ask_to_send(mailing.pk, user_id=BO, now=SPRING)
    assert life.approve(mailing.pk, user_id=DANA, now=SPRING) is Step.DONE
    assert life.approve(mailing.pk, user_id=DANA, now=SPRING) is Step.NOT_NOW
    assert state_of(mailing) == State.CHOOSING


def test_few_people_may_be_written_to_by_one_person_alone() -> None:
    network = make_network()
    make_subscribers(2, network)
    mailing = news(make_mailing(networks=[network]))
    assert life.ask_to_send(mailing.pk, user_id=BO, now=SPRING).asked is Asked.CHOOSING
    assert life.ask_to_send(mailing.pk, user_id=BO, now=SPRING).asked is Asked.NOT_NOW
    assert life.call_off(mailing.pk, now=SPRING).step is Step.DONE
    assert life.resume(mailing.pk) is Step.NOT_NOW


def test_a_missing_translation_keeps_it_from_going() -> None:
    network = make_network()
    make_subscribers(2, network, language="es")
    mailing = news(make_mailing(networks=[network], languages=["en", "fr"]))
    answer = life.ask_to_send(mailing.pk, user_id=BO, now=SPRING)
    assert answer.asked is Asked.NOT_READY
    assert [sentence[:42] for sentence in answer.lacks] == ["2 people in this audience read Español: wr"]
    Mailing.objects.filter(pk=mailing.pk).update(fallback="fr")
    assert life.ask_to_send(mailing.pk, user_id=BO, now=SPRING).asked is Asked.CHOOSING


def test_it_says_what_is_missing_in_whole_sentences() -> None:
    mailing = make_mailing(organisation=make_organisation(postal_address=""), languages=["en"], test_share=10)
    MailingText.objects.filter(mailing=mailing).update(
        subject="Dear [[first_name]]", subject_b="", body="<p>[[last_word]]</p>"
    )
    lacks = " ".join(life.ask_to_send(mailing.pk, user_id=BO, now=SPRING).lacks)
    for words in (
        "Nobody is in this audience.",
        "no postal address",
        "The action has no public page in English.",
        "English: there is no second subject to try.",
        "English, subject, line 1",
        "there is no field “[[last_word]]”",
    ):
        assert words in lacks


def test_an_action_that_nobody_can_take_part_in_gets_no_alert() -> None:
    action = make_action()
    make_action_page(action)
    mailing = make_mailing(action=action, languages=["en"])
    assert readiness.missing(mailing) == []
    Action.objects.filter(pk=action.pk).update(state=Action.State.PAUSED)
    mailing = Mailing.objects.get(pk=mailing.pk)
    assert readiness.missing(mailing) == ["Nobody can take part in the action at present."]
