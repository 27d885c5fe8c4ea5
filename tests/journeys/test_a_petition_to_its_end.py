# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana signs, Bo hands the petition over, a minister replies, it is won; the whole story is told in three languages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.deliveries.models import HandOver, OutcomeAudience, Reply
from altavoz.organisations import roles
from altavoz.organisations.testing import make_wording, sign_in
from altavoz.worker import rounds
from tests.journeys.mail import the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
TODAY = "%Y-%m-%d"


@pytest.fixture
def bo(ana: Walk) -> Client:
    client = Client()
    sign_in(client, name="bo", role=roles.PUBLISHER)
    return client


def hand_over(bo: Client, action: Action) -> None:
    screen = reverse("deliveries_afterwards:hand_over", args=[action.pk])
    said = {"seen": "0", "on": timezone.now().strftime(TODAY), "precision": "day"}
    said |= {f"to_{target.pk}": "on" for target in action.targets.all()}
    said |= {"where_en": "Mérida", "where_fr": "Mérida", "where_es": "Mérida"}
    said |= {"by_whom_en": "three families", "by_whom_fr": "trois familles", "by_whom_es": "tres familias"}
    assert bo.post(screen, said).status_code == 302


def reply(bo: Client, action: Action) -> None:
    said = {"seen": "0", "on": timezone.now().strftime(TODAY), "precision": "day"}
    said |= {"target": str(action.targets.get().pk), "text_en": "They may go.", "text_fr": "Elles peuvent partir."}
    bo.post(reverse("deliveries_afterwards:reply", args=[action.pk]), {**said, "text_es": "Pueden irse."})
    bo.post(reverse("deliveries_afterwards:publish_reply", args=[Reply.objects.get().pk]), {"verb": "publish"})


def win(bo: Client, action: Action) -> None:
    said = {"date": timezone.now().strftime(TODAY), "date_precision": "day", "certainty": "likely"}
    said |= {"en": "The weavers are home", "fr": "Les tisserandes sont rentrées", "es": "Las tejedoras volvieron"}
    assert bo.post(reverse("campaigns_life:move", args=[action.pk, "won"]), said).status_code == 302


def test_a_petition_is_signed_handed_over_answered_and_won(bo: Client, ana: Walk) -> None:
    action = make_action()
    pages = make_action_pages(action)
    wording = make_wording(action.organisation)
    ana.signs(action, news=[wording.pk]).confirms()
    hand_over(bo, action)
    assert HandOver.objects.get().how_many == 1
    assert "No reply yet" in ana.opens(pages["en"].url).words
    reply(bo, action)
    win(bo, action)
    told = {
        "en": ("Reply: Minister of Looms", "They may go.", "The weavers are home", "It is likely, but not certain."),
        "fr": ("Ministre des Métiers à tisser", "Elles peuvent partir.", "Les tisserandes sont rentrées", "probable"),
        "es": ("Ministra de Telares", "Pueden irse.", "Las tejedoras volvieron", "probable"),
    }
    for language, words in told.items():
        ana.opens(pages[language].url)
        places = [ana.words.rindex(each) for each in words]
        assert places[1:] == sorted(places[1:])
        assert ana.language == language
    the_worker_passes()
    rounds.run_once("audiences", timezone.now())
    assert OutcomeAudience.objects.get().number == 1
