# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes a mailing at the desk: from the page's own words to a count, a look and a test."""

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.models import Mailing
from altavoz.mailings.testing import make_subscribers
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, sign_in
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo(client: Client) -> Client:
    sign_in(client, name="bo", role=roles.CAMPAIGNER)
    return client


@pytest.fixture
def action() -> Action:
    action = make_action()
    make_action_pages(action)
    action.pages.update(lead="Three weavers were taken on Monday.")
    return action


def at(name: str, mailing: Mailing, *args: str) -> str:
    return reverse(f"mailings_desk:{name}", args=[mailing.public_id, *args])


def begin(bo: Client, action: Action, **more: object) -> Mailing:
    said = {"name": "Weavers", "sort": "alert", "action": action.pk, "organisation": action.organisation_id}
    bo.post(reverse("mailings_desk:new"), {**said, "from_page": "on", **more})
    return Mailing.objects.latest("pk")


def test_a_mailing_begins_with_the_words_of_the_page_in_each_language(bo: Client, action: Action) -> None:
    mailing = begin(bo, action)
    texts = {text.language: text for text in mailing.texts.all()}
    assert sorted(texts) == ["en", "es", "fr"]
    assert texts["fr"].subject == "Laissez rentrer les tisserandes"
    assert "[[first_name|" in texts["fr"].body
    assert "Three weavers were taken on Monday." in texts["en"].body
    assert "Weavers" not in str(AuditEntry.objects.latest("pk").after)


def test_what_another_organisation_prepares_is_not_offered(client: Client, action: Action) -> None:
    olga = sign_in(client, name="olga", role=roles.PARTNER)
    roles.give(olga, group=roles.EDITOR, organisation=make_organisation())
    hidden = make_action(state=Action.State.PREPARING)
    shown = client.get(reverse("mailings_desk:new")).text
    assert "Weavers (Open)" in shown
    assert "Weavers (Preparing)" not in shown
    assert client.post(reverse("mailings_desk:new"), {"name": "x", "action": hidden.pk}).status_code == 422


def test_every_step_of_a_draft_answers(bo: Client, action: Action) -> None:
    mailing = begin(bo, action)
    for name in ("one", "what", "texts", "whom", "look", "letter", "when"):
        assert bo.get(at(name, mailing)).status_code == 200, name


def test_a_field_that_nobody_knows_is_named_with_its_place_and_nothing_is_saved(bo: Client, action: Action) -> None:
    mailing = begin(bo, action)
    said = {"subject": "Write [[first_name|you]]", "body_words": "Dear [[first_nam|friend]],\n\nWrite."}
    answer = bo.post(at("text", mailing, "en"), said)
    assert answer.status_code == 422
    assert "there is no field “[[first_nam|friend]]”" in answer.text
    assert "takes no fields" in answer.text
    assert "first_nam|" not in mailing.texts.get(language="en").body


def test_words_typed_without_script_are_kept_as_markup(bo: Client, action: Action) -> None:
    mailing = begin(bo, action)
    said = {"subject": "Write today", "body_words": "Dear [[first_name|friend]],\n\n- one\n- two"}
    assert bo.post(at("text", mailing, "en"), said).status_code == 302
    kept = mailing.texts.get(language="en").body
    assert kept == "<p>Dear [[first_name|friend]],</p><ul><li>one</li><li>two</li></ul>"


def test_saving_whom_it_is_for_counts_them_by_language(bo: Client, action: Action) -> None:
    network = make_network(organisation=action.organisation)
    make_subscribers(3, network)
    make_subscribers(2, network, language="fr", first=10)
    mailing = begin(bo, action)
    mailing.texts.filter(language="fr").delete()
    answer = bo.post(at("whom", mailing), {"languages": ["en", "fr"]})
    assert "5 people now" in answer.text
    assert "<strong>missing</strong>" in answer.text
    summary = bo.get(at("one", mailing)).text
    assert "This will go to 5 people" in summary
    assert "2 people in this audience read Français" in summary
    assert ">Send it<" not in summary


def test_an_organisation_without_an_address_or_a_reader_is_told_so(bo: Client, action: Action) -> None:
    type(action.organisation).objects.update(postal_address="")
    mailing = begin(bo, action)
    assert "has no network yet" in bo.get(at("whom", mailing)).text
    bo.post(at("do", mailing, "count"))
    summary = bo.get(at("one", mailing)).text
    assert "Nobody is in this audience." in summary
    assert "The organisation has no postal address." in summary
