# SPDX-License-Identifier: AGPL-3.0-or-later
"""An office answers by mail: the mail server hands it over, Bo makes a reply of it, and Ana reads what came of it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.decision_makers.models import Office
from altavoz.deliveries.models import Reply
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.incoming import action_addresses
from altavoz.outbox.testing_door import an_open_door
from altavoz.worker import rounds
from tests.journeys.mail import link_in, newest_letter
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
MINISTRY = "minister@ministry.example"
CONTENT = (
    "Authentication-Results: mx.centre.example; dmarc=pass header.from=ministry.example\r\n"
    f"From: The Minister <{MINISTRY}>\r\nSubject: Your letters\r\n\r\n"
    "Dear Ms Lima,\r\n\r\nWe told Ana Lima in May that the looms are given back.\r\n"
)


@pytest.fixture
def action(ana: Walk, settings: Settings) -> Action:
    settings.REPLIES_TO, settings.AUTHSERV_ID = "replies@centre.example", "mx.centre.example"
    made = make_action()
    Office.objects.filter(targeted_by__action=made).update(email=MINISTRY)
    return made


def fields_of(page: str) -> dict[str, str]:
    """What the form of a reply holds when it is opened, as a browser would send it back."""
    areas = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    hidden = re.search(r'name="seen" value="(\d+)"', page)
    assert hidden is not None
    return {**{name: unescape(text) for name, text in areas}, "seen": hidden[1], "precision": "day"}


def office_writes(action: Action) -> None:
    with an_open_door(timezone.now()) as server:
        server.sendmail(MINISTRY, [action_addresses.address_of(action.public_id)], CONTENT.encode())
    rounds.run_once("arrived-mail", timezone.now())


def bo_opens_it(bo: Client) -> tuple[str, str]:
    """The mail that waits: what the screen shows, and where it is recorded."""
    one = re.search(r'href="(/cms/afterwards/mails/[a-z2-7]{16}/)"', bo.get("/cms/afterwards/mails/").content.decode())
    assert one is not None
    shown = bo.get(one[1]).content.decode()
    form = re.search(r'href="(/cms/afterwards/\d+/reply/\?mail=\w+)"', shown)
    assert form is not None
    return shown, form[1]


def test_what_an_office_writes_reaches_ana_without_her_name(ana: Walk, action: Action) -> None:
    ana.signs(action, given_name="Ana", family_name="Lima").confirms()
    hers = link_in(newest_letter(ana.email), "did")
    assert "Nothing yet." in ana.opens(hers).words
    office_writes(action)
    bo = Client()
    sign_in(bo, name="bo", role=roles.PUBLISHER)
    shown, form = bo_opens_it(bo)
    assert "The domain of this address stands behind the mail." in shown
    typed = {**fields_of(bo.get(form).content.decode()), "on": "2026-05-15"}
    assert "Dear Ms Lima" not in typed["text_en"]
    bo.post(form, typed)
    reply = Reply.objects.get()
    bo.post(f"/cms/afterwards/replies/{reply.pk}/publish/", {"verb": "publish"})
    assert "<mark>Ana Lima</mark>" in bo.get(f"/cms/afterwards/{action.pk}/").content.decode()
    assert "looms are given back" not in ana.opens(hers).words
    better = {**typed, "text_en": typed["text_en"].replace("Ana Lima", "[…]"), "seen": "1"}
    bo.post(f"/cms/afterwards/replies/{reply.pk}/", better)
    bo.post(f"/cms/afterwards/replies/{reply.pk}/publish/", {"verb": "publish"})
    assert "We told […] in May that the looms are given back." in ana.opens(hers).words
    assert "Lima" not in ana.words
