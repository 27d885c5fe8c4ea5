# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana signs, asks what is held of her, takes it along, and has it erased; and long after the end all are forgotten."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import email_key
from altavoz.website import callers
from altavoz.worker import rounds
from tests.journeys.mail import letters_to, link_in, newest_letter, the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    callers.forget_all()


def asks(ana: Walk, language: str = "en") -> Walk:
    """She types her address, opens the letter and follows its link."""
    ana.opens(f"/{language}/my-data/").sends(email=ana.email)
    return ana.opens(link_in(newest_letter(ana.email), "my-data"))


def hands_over(action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(
        state=Action.State.DELIVERED, delivered_on=date(2026, 4, 9), closed_at=timezone.now()
    )


def test_she_sees_it_takes_it_along_and_erases_it_while_the_petition_is_open(ana: Walk) -> None:
    action = make_action()
    ana.signs(action, reason="My aunt weaves.").confirms()
    assert "This is what we hold about you" in asks(ana).words
    assert "Ana Lima" in ana.words
    taken = ana.client.post(ana.place, {"act": "export-json"}).getvalue()
    held = json.loads(taken)["held"]["participation.Participation"]
    assert [(row["given_name"], row["email"]) for row in held] == [("Ana", "ana@example.org")]
    assert "goes down by one" in ana.words
    assert "It is erased." in ana.sends(act="erase", sure="on").words
    the_worker_passes()
    assert counts.total(action.pk) == 0
    assert not Participation.objects.exists()
    assert letters_to(ana.email) == []


def test_after_the_hand_over_her_name_goes_and_the_number_stays(ana: Walk) -> None:
    action = make_action()
    ana.signs(action).confirms()
    hands_over(action)
    assert "the number stays" in asks(ana).words
    ana.sends(act="erase", sure="on")
    the_worker_passes()
    assert counts.total(action.pk) == 1
    row = Participation.objects.get()
    assert (row.state, row.given_name, row.email) == ("confirmed", "", "")


def test_she_withdraws_one_signature_and_keeps_another(ana: Walk) -> None:
    one, other = make_action(), make_action()
    for action in (one, other):
        ana.signs(action).confirms()
    asks(ana)
    token = Participation.objects.get(action=one).token
    assert f"/withdraw/{token}/" in ana.page
    ana.opens(f"/withdraw/{token}/").sends()
    the_worker_passes()
    assert (counts.total(one.pk), counts.total(other.pk)) == (0, 1)


def test_who_never_signed_gets_no_letter_and_the_same_answer(ana: Walk) -> None:
    ana.signs(make_action()).confirms()
    hers = ana.opens("/en/my-data/").sends(email=ana.email).page
    dee = Walk(ana.client, "dee@example.org")
    assert dee.opens("/en/my-data/").sends(email=dee.email).page == hers
    assert letters_to(dee.email) == []


def test_who_said_not_me_is_not_written_to_even_about_her_data(ana: Walk) -> None:
    action = make_action()
    ana.signs(action)
    ana.opens(link_in(newest_letter(ana.email), "not-me")).sends()
    ana.opens("/en/my-data/").sends(email=ana.email)
    assert letters_to(ana.email) == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_she_reads_all_of_it_in_her_language(ana: Walk, language: str) -> None:
    ana.signs(make_action(), language=language).confirms()
    asks(ana, language)
    assert ana.language == language
    assert "hold" not in ana.words


def test_a_year_after_the_end_nobody_is_found_and_everybody_counts(ana: Walk) -> None:
    action = make_action()
    ana.signs(action).confirms()
    hands_over(action)
    rounds.run_once("forget-people", timezone.now() + timedelta(days=366))
    ana.opens("/en/my-data/").sends(email=ana.email)
    assert letters_to(ana.email) == []
    assert counts.total(action.pk) == 1
    assert not Participation.objects.filter(email_key=email_key(ana.email)).exists()
