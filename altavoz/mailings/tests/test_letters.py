# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes to a reader's mailbox, opened as her mail program does."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.drafts import readiness
from altavoz.mailings.models import Mailing, MailingText, Recipient
from altavoz.mailings.sending import putting
from altavoz.mailings.testing import SPRING, make_mailing, make_recipient, make_subscribers
from altavoz.mailings.writing import composing, letters, testing_letter
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import opened
from altavoz.outbox.writing import write_all
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network, make_subscription

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Dear [[first_name|friend]],</p><h2>Three weavers</h2><p>They <b>never</b> came home: read "
    '<a href="https://loom.example/report?x=1&amp;y=2">the report</a>. By [[total]] people.</p>'
    "<ul><li>One</li><li>Two for [[first_name|you]]</li></ul><ol><li>First</li><li>Second</li></ol>"
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    letters.forget_all()
    yield
    letters.forget_all()


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def mailing(network: Network) -> Mailing:
    action = make_action(organisation=network.organisation)
    make_action_pages(action)
    going = make_mailing(action=action, networks=[network], state=Mailing.State.GOING, code="weavers2")
    MailingText.objects.filter(mailing=going, language="en").update(body=BODY, preview_line="[[first_name|You]] can")
    return going


def put(mailing: Mailing, *readers: Recipient) -> list[Letter]:
    posts = [
        posting.Post(mailing.public_id, each.pk, each.subscriber.email, bytes(each.email_key), each.language, SPRING)
        for each in readers
    ]
    numbers = posting.put_many(kind=putting.KIND, posts=posts, now=SPRING)
    return list(Letter.objects.filter(pk__in=numbers).order_by("pk"))


def sent_to(mailing: Mailing, reader: Subscription, *, half: str = "") -> EmailMessage | None:
    [message] = write_all(put(mailing, make_recipient(mailing, reader, half=half)), now=SPRING)
    assert not message.trouble
    return opened(message.content) if message.content else None


def bodies(message: EmailMessage | None) -> tuple[str, str]:
    assert message is not None
    text, html = message.iter_parts()
    return text.get_content().replace("\r\n", "\n"), html.get_content()


def test_the_plain_text_reads_well_alone(mailing: Mailing, network: Network) -> None:
    text, _html = bodies(sent_to(mailing, make_subscription(network)))
    assert "Dear Ana," in text
    assert "Three weavers\n=============" in text
    assert "read the report (https://loom.example/report?x=1&y=2)." in text
    assert "- One\n- Two for Ana\n\n1. First\n2. Second" in text
    assert "/?from=weavers2\n" in text
    assert "12 Loom Street\nMontreal" in text
    assert "Weavers' Watch writes to you because on 7 April 2026 you joined “Urgent actions”" in text


def test_both_bodies_say_the_same_and_nothing_is_loaded_or_counted(mailing: Mailing, network: Network) -> None:
    text, html = bodies(sent_to(mailing, make_subscription(network)))
    for words in ("Dear Ana,", "Three weavers", "12 Loom Street", "/?from=weavers2", "joined “Urgent actions”"):
        assert words in text
        assert words in html
    assert 'href="https://loom.example/report?x=1&amp;y=2"' in html
    assert not [word for word in ("<img", "<script", "src=", "url(", "<link", "<table") if word in html]
    assert '<html lang="en" dir="ltr">' in html
    assert "prefers-color-scheme: dark" in html


def test_a_letter_says_who_sends_it_and_how_it_stops(mailing: Mailing, network: Network, settings: Settings) -> None:
    settings.ALTAVOZ_URL, settings.MAIL_FROM = "https://act.weavers.example", "Altavoz <letters@weavers.example>"
    ana = make_subscription(network, language="fr")
    message = sent_to(mailing, ana)
    assert message is not None
    assert message["From"] == "Veille des tisserandes <letters@weavers.example>"
    assert message["Reply-To"] == "privacy@weavers.example"
    assert message["Subject"] == "Trois tisserandes en danger"
    assert message["Content-Language"] == "fr"
    assert message["List-Id"] == f"Actions urgentes <{network.public_id}.act.weavers.example>"
    assert message["List-Unsubscribe"] == f"<https://act.weavers.example/leave/{ana.public_id}/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] is None
    assert message["Precedence"] == "bulk"


def test_a_reminder_says_that_the_calendar_sends_it(mailing: Mailing, network: Network) -> None:
    Mailing.objects.update(sort=Mailing.Sort.REMINDER)
    message = sent_to(mailing, make_subscription(network))
    assert message is not None
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_mail_programs_own_button_stops_them(mailing: Mailing, network: Network) -> None:
    ana = make_subscription(network)
    message = sent_to(mailing, ana)
    assert message is not None
    where = urlsplit(message["List-Unsubscribe"].strip("<>")).path
    Client(enforce_csrf_checks=True).post(where, {"List-Unsubscribe": "One-Click"})
    ana.refresh_from_db()
    assert (ana.ended_how, ana.email) == ("one-click", "")
    assert where == reverse("supporters:leave", args=[ana.public_id])


def test_nobody_brings_markup_or_headers_by_her_name(mailing: Mailing, network: Network) -> None:
    ana = make_subscription(network)
    ana.given_name = "<b>An\r\na</b> [[total]]"
    ana.save()
    message = sent_to(mailing, ana)
    text, html = bodies(message)
    assert "Dear <b>An a</b> [[total]]," in text
    assert "Dear &lt;b&gt;An a&lt;/b&gt; [[total]]," in html


def test_who_told_no_name_is_greeted_all_the_same(mailing: Mailing, network: Network) -> None:
    Subscription.objects.filter(pk=make_subscription(network).pk).update(given_name="")
    text, html = bodies(sent_to(mailing, Subscription.objects.get()))
    assert "Dear friend," in text
    assert "Dear friend," in html


@pytest.mark.parametrize(
    "columns",
    [
        {"ended_at": SPRING},
        {"paused_until": SPRING + timedelta(days=1)},
        {"email_key": bytes(32)},
    ],
)
def test_who_left_while_it_went_out_gets_nothing(
    mailing: Mailing, network: Network, columns: dict[str, object]
) -> None:
    recipient = make_recipient(mailing, make_subscription(network))
    row = put(mailing, recipient)
    key = columns.pop("email_key", None)
    if key:
        Recipient.objects.update(email_key=key)
    Subscription.objects.update(**columns or {"language": "en"})
    assert [message.content for message in write_all(row, now=SPRING)] == [None]


@pytest.mark.parametrize("state", [Mailing.State.STOPPED, Mailing.State.CALLED_OFF])
def test_a_mailing_that_was_stopped_goes_no_further(mailing: Mailing, network: Network, state: str) -> None:
    row = put(mailing, make_recipient(mailing, make_subscription(network)))
    Mailing.objects.update(state=state)
    assert [message.content for message in write_all(row, now=SPRING)] == [None]


@pytest.mark.parametrize("state", [Action.State.TAKEN_DOWN, Action.State.PAUSED, Action.State.CLOSED])
def test_nobody_is_called_to_what_is_gone_or_over(mailing: Mailing, network: Network, state: str) -> None:
    Action.objects.update(state=state, closed_at=SPRING)
    assert sent_to(mailing, make_subscription(network)) is None


def test_a_text_that_no_mail_program_would_take_is_told_before_it_goes(mailing: Mailing) -> None:
    assert not readiness.missing(mailing)
    MailingText.objects.filter(language="fr").update(body=f"<p>{'écrit ' * 12_000}</p>")
    assert readiness.missing(mailing) == ["Français: the letter is larger than 100 kB. Make the text shorter."]


def test_each_half_has_its_subject_and_its_code(mailing: Mailing, network: Network) -> None:
    MailingText.objects.filter(language="en").update(subject="First", subject_b="Second")
    Mailing.objects.update(chosen_half="b")
    ana, bo, chandra = make_subscribers(3, network)
    first, second = sent_to(mailing, ana, half="a"), sent_to(mailing, bo, half="b")
    rest = sent_to(mailing, chandra, half="rest")
    assert [each["Subject"] for each in (first, second, rest) if each] == ["First", "Second", "Second"]
    assert "/?from=weavers2a\n" in bodies(first)[0]
    assert "/?from=weavers2b\n" in bodies(second)[0]
    assert "/?from=weavers2\n" in bodies(rest)[0]


def test_what_thousands_share_is_read_once(
    mailing: Mailing, network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = put(mailing, *(make_recipient(mailing, each) for each in make_subscribers(9, network)))
    first, *others = rows
    list(write_all([first], now=SPRING))
    with django_assert_num_queries(1):
        messages = list(write_all(others, now=SPRING))
    assert "Dear Reader 5," in bodies(opened(messages[4].content or b""))[0]


def test_a_test_to_oneself_is_the_letter_that_readers_get(mailing: Mailing) -> None:
    assert testing_letter.put_test(mailing, "bo@weavers.example", "es", SPRING) == 1
    [message] = write_all([Letter.objects.get()], now=SPRING)
    letter = opened(message.content or b"")
    assert letter["Subject"] == "Prueba: Tres tejedoras en peligro"
    assert letter["To"] == "bo@weavers.example"
    assert bodies(letter)[0].strip() == composing.preview(mailing, "es").text
