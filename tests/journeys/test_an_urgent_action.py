# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo issues an urgent action; people act in five ways; news follow; it is stopped, and nothing goes out then."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.urgent_action.models import Issue
from altavoz.actions.urgent_action.testing import make_urgent
from altavoz.campaigns.action import Action
from altavoz.contacting import ending, way_counts
from altavoz.contacting.models import Message
from altavoz.contacting.testing import page_url
from altavoz.mailings.models import Mailing
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.models import Letter
from altavoz.participation import doors
from altavoz.supporters.testing import make_network
from altavoz.worker import rounds
from tests.journeys.mail import letters_to, text_of
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
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


def issue(staff: Client, action: Action, verb: str, words: dict[str, str]) -> None:
    screen = reverse("urgent_actions:verb", args=[action.pk, verb])
    assert staff.get(screen).status_code == 200
    answer = staff.post(screen, {"on": datetime.now(UTC).date().isoformat(), **words})
    assert answer.status_code == 302, answer.content
    doors.forget_all()


def send(draft: str) -> None:
    Mailing.objects.filter(public_id=draft).update(state=Mailing.State.CHOOSING)
    for name in ("mailing-choosing", "mailing-putting", "letters"):
        rounds.run_once(name, datetime.now(UTC) + timedelta(seconds=1))


def test_an_urgent_action_from_its_first_issue_to_its_stop(ana: Walk) -> None:
    action = make_urgent(closes_at=SOON)
    make_network(organisation=action.organisation)
    staff = Client()
    sign_in(staff, role=roles.PUBLISHER)
    issue(staff, action, "issue", FIRST)
    assert "UA 1/26" in ana.opens(page_url(action)).words
    ana.signs(action, by_centre="1").confirms()
    for email, did in WAYS.items():
        Walk(ana.client, email).signs(action, **did).confirms()
    way_counts.count_all(now=datetime.now(UTC))
    shown = ana.opens(page_url(action)).words
    for words in ("by fax 2", "by post 2", "through the embassy 2", "by telephone 2", "sent by this centre 2"):
        assert words in shown, words
    issue(staff, action, "update", NEWS)
    assert "Two authorities have answered." in ana.opens(page_url(action)).words
    send(Issue.objects.get(sort="update").announced)
    for email in ("ana@example.org", *WAYS):
        assert "Two authorities have answered." in text_of(letters_to(email)[-1])
    issue(staff, action, "stop", STOP)
    nothing_goes_out_any_more(ana, action)
    send(Issue.objects.get(sort="stop").announced)
    assert "Please do not write any more" in text_of(letters_to("dee@example.org")[-1])


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
