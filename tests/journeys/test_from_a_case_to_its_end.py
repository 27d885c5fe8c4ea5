# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody is in danger: a case, an urgent action, five ways to act, a reply, news, a stop, an outcome, a take-down."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from altavoz.actions.urgent_action.models import Issue
from altavoz.actions.urgent_action.testing import make_urgent
from altavoz.campaigns.action import Action
from altavoz.cases.models import Case
from altavoz.contacting import ending, way_counts
from altavoz.contacting.models import Message
from altavoz.contacting.testing import page_url
from altavoz.deliveries.models import Reply
from altavoz.mailings.models import Mailing
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.incoming import action_addresses
from altavoz.outbox.models import Letter
from altavoz.outbox.testing_door import an_open_door
from altavoz.participation import doors
from altavoz.supporters.testing import make_network
from altavoz.website.testing import make_home
from altavoz.worker import rounds
from tests.journeys.mail import letters_to, link_in, text_of
from tests.journeys.walking import Walk

# A real mail server hands the office's answer over in another thread.
pytestmark = pytest.mark.django_db(transaction=True)
GOVERNOR, NAME = "governor@looms.invalid", "Citlali"
TODAY = datetime.now(UTC).date().isoformat()
SOON = datetime.now(UTC) + timedelta(days=20)
WAYS: dict[str, dict[str, object]] = {
    "bo@example.org": {"way": "fax", "done": "1"},
    "chandra@example.org": {"way": "post", "done": "1"},
    "dee@example.org": {"way": "embassy", "done": "1"},
    "eve@example.org": {"way": "call", "result": "spoke", "done": "1"},
}
FIRST = {"title_en": "A weaver loses her escort", "facts_en": "Two became one.", "demands_en": "Give it back."}
NEWS = {"title_en": "Two replies came", "facts_en": "Two authorities have answered."}
STOP = {"title_en": "Her escort is back", "facts_en": "Full protection was restored."}
ANSWER = (
    "Authentication-Results: mx.centre.example; dmarc=pass header.from=looms.invalid\r\n"
    f"From: The Governor <{GOVERNOR}>\r\nSubject: Your letters\r\n\r\n"
    "Dear Ms Lima,\r\n\r\nWe told Ana Lima in May that the escort is given back.\r\n"
)


@pytest.fixture
def dana(ana: Walk, settings: Settings) -> Client:
    """She publishes, over HTTP, and knows the people at risk."""
    settings.REPLIES_TO, settings.AUTHSERV_ID = "replies@centre.example", "mx.centre.example"
    make_home("fr", "es")
    client = Client()
    sign_in(client, name="dana", role=roles.PUBLISHER)
    return client


def at(case: Case, name: str, *args: object) -> str:
    return reverse(f"cases_desk:{name}", args=[case.code, *args])


def open_a_case(dana: Client, action: Action) -> Case:
    """Refused until whom it is about agrees, then public."""
    basics = {"subject": "person", "sensitivity": "ordinary", "country": "MX", "organisation": action.organisation_id}
    dana.post(reverse("cases_desk:open"), basics)
    case = Case.objects.get()
    dana.post(at(case, "add", "names"), {"sort": "pseudonym", "name": NAME, "is_public": "on"})
    dana.post(at(case, "texts"), {"headline_en": f"{NAME} is threatened", "summary_en": "Strangers wait at her door."})
    assert "No consent to tell in public" in dana.post(at(case, "publish"), follow=True).text
    review = timezone.localdate() + timedelta(days=200)
    dana.post(
        at(case, "add", "consents"), {"given_by": "self", "scopes": ["story"], "given_on": TODAY, "review_on": review}
    )
    assert "Published." in dana.post(at(case, "publish"), follow=True).text
    link = {"code": case.code, "since": TODAY, "goes_with_it": "on"}
    assert dana.post(reverse("campaigns_cases:of_action", args=[action.pk]), link).status_code == 302
    return case


def issue(dana: Client, action: Action, verb: str, words: dict[str, str]) -> None:
    screen = reverse("urgent_actions:verb", args=[action.pk, verb])
    answer = dana.post(screen, {"on": TODAY, **words})
    assert answer.status_code == 302, answer.content
    doors.forget_all()


def send(draft: str) -> None:
    Mailing.objects.filter(public_id=draft).update(state=Mailing.State.CHOOSING)
    for name in ("mailing-choosing", "mailing-putting", "letters"):
        rounds.run_once(name, datetime.now(UTC) + timedelta(seconds=1))


def five_act(ana: Walk, action: Action) -> None:
    ana.signs(action, by_centre="1", given_name="Ana", family_name="Lima").confirms()
    for email, did in WAYS.items():
        Walk(ana.client, email).signs(action, **did).confirms()
    way_counts.count_all(now=datetime.now(UTC))
    shown = ana.opens(page_url(action)).words
    for words in ("by fax 2", "by post 2", "through the embassy 2", "by telephone 2", "sent by this centre 2"):
        assert words in shown, words


def the_governor_writes(action: Action) -> None:
    with an_open_door(timezone.now()) as server:
        server.sendmail(GOVERNOR, [action_addresses.address_of(action.public_id)], ANSWER.encode())
    rounds.run_once("arrived-mail", timezone.now())


def opened(dana: Client) -> tuple[str, str]:
    """The mail that waits: what the screen shows, and where it is recorded."""
    one = re.search(r'href="(/cms/afterwards/mails/[a-z2-7]{16}/)"', dana.get("/cms/afterwards/mails/").text)
    assert one is not None
    shown = dana.get(one[1]).text
    form = re.search(r'href="(/cms/afterwards/\d+/reply/\?mail=\w+)"', shown)
    assert form is not None
    return shown, form[1]


def fields_of(page: str) -> dict[str, str]:
    """What the form of a reply holds when it is opened, as a browser would send it back."""
    areas = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    return {**{name: unescape(text) for name, text in areas}, "seen": "0", "precision": "day"}


def dana_records_it(dana: Client, action: Action) -> None:
    """What names Ana is marked, and is not public before it is corrected."""
    shown, form = opened(dana)
    assert "The domain of this address stands behind the mail." in shown
    typed = {**fields_of(dana.get(form).text), "on": TODAY, "qualifier": "by"}
    assert "Dear Ms Lima" not in typed["text_en"]
    dana.post(form, typed)
    reply = Reply.objects.get()
    publish = reverse("deliveries_afterwards:publish_reply", args=[reply.pk])
    dana.post(publish, {"verb": "publish"})
    overview = dana.get(reverse("deliveries_afterwards:of_action", args=[action.pk])).text
    assert "<mark>Ana Lima</mark>" in overview
    assert not Reply.objects.filter(published_at__isnull=False).exists()
    better = {**typed, "text_en": typed["text_en"].replace("Ana Lima", "[…]"), "seen": "1"}
    dana.post(reverse("deliveries_afterwards:correct_reply", args=[reply.pk]), better)
    dana.post(publish, {"verb": "publish"})


def nothing_goes_out_any_more(ana: Walk, action: Action) -> None:
    now = datetime.now(UTC)
    shown = ana.opens(page_url(action)).page
    assert "Stop action: please do not write any more." in shown.partition("<h1")[0]
    refused = Walk(ana.client, "fay@example.org").signs(action, by_centre="1")
    assert refused.status == 409
    assert "Please do not write any more." in refused.words
    rounds.run_once("messages", now + timedelta(hours=1))
    rounds.run_once("letters", now + timedelta(hours=2))
    ending.withhold(now=now)
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.WITHHELD}
    assert not Letter.objects.filter(kind="message", state=Letter.State.SENT).exists()


def who_acted_hears_of_it(dana: Client, ana: Walk, action: Action) -> None:
    """An update, then the stop: each comes to everybody, and after it nobody writes."""
    issue(dana, action, "update", NEWS)
    send(Issue.objects.get(sort="update").announced)
    for email in (ana.email, *WAYS):
        assert "Two authorities have answered." in text_of(letters_to(email)[-1])
    issue(dana, action, "stop", STOP)
    nothing_goes_out_any_more(ana, action)
    send(Issue.objects.get(sort="stop").announced)
    assert "Please do not write any more" in text_of(letters_to("dee@example.org")[-1])


def test_from_a_case_to_its_end(dana: Client, ana: Walk) -> None:
    action = make_urgent(closes_at=SOON)
    make_network(organisation=action.organisation)
    case = open_a_case(dana, action)
    issue(dana, action, "issue", FIRST)
    assert "UA 1/" in ana.opens(page_url(action)).words
    five_act(ana, action)
    hers = link_in(letters_to(ana.email)[-1], "did")
    assert f"send its answer on to {action_addresses.address_of(action.public_id)}" in ana.opens(hers).words
    the_governor_writes(action)
    dana_records_it(dana, action)
    assert "We told […] in May that the escort is given back." in ana.opens(hers).words
    assert "Lima" not in ana.words
    who_acted_hears_of_it(dana, ana, action)
    came = {"date": TODAY, "date_precision": "day", "certainty": "likely", "en": "Her escort is back in full"}
    assert dana.post(reverse("campaigns_life:move", args=[action.pk, "won"]), came).status_code == 302
    story = ana.opens(f"/en/cases/{case.code.lower()}/").words
    for told in (NAME, "Two authorities have answered.", "the escort is given back", "Her escort is back in full"):
        assert told in story, told
    public = [f"/en/cases/{case.code.lower()}/", page_url(action)]
    dana.post(at(case, "take_down"), {"sure": "on"})
    assert [ana.opens(place).status for place in public] == [410, 410]
    assert "escort" not in ana.opens(hers).words
