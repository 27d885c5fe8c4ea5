# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reminder before an action closes, and a page that somebody sends to herself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import action_of, make_action, make_action_page, make_action_pages
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation import limits
from altavoz.participation.models import DeadlineReminder
from altavoz.participation.reminding import reminding
from altavoz.participation.testing import make_participation
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import erase_person, export_person

pytestmark = pytest.mark.django_db
ANA = "ana@example.org"
ZONE = ZoneInfo("America/New_York")
FRIDAY = datetime(2026, 7, 17, 17, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _fresh_windows() -> Iterator[None]:
    limits.forget_all()
    yield
    limits.forget_all()


@pytest.fixture
def action() -> Action:
    return action_of(make_action_page(make_action(closes_at=timezone.now() + timedelta(days=9)), lead="Read this."))


def address(action: Action, what: str = "remind", language: str = "en") -> str:
    return f"/act/{action.public_id}/{what}/{language}/"


def written(letter: Letter) -> Written | None:
    with override(letter.language):
        return writer_of(letter).write(letter)


def ana_wants(action: Action) -> DeadlineReminder:
    reminding.ask(action=action, address=ANA, language="en", now=timezone.now())
    row = DeadlineReminder.objects.get()
    assert reminding.want(public_id=row.public_id, now=timezone.now()) is reminding.Wanted.WANTED
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        (datetime(2026, 7, 10, 12, tzinfo=ZONE), datetime(2026, 7, 15, 17, tzinfo=ZONE)),
        (datetime(2026, 7, 15, 12, tzinfo=ZONE), datetime(2026, 7, 17, 8, tzinfo=ZONE)),
        (datetime(2026, 7, 17, 7, tzinfo=ZONE), datetime(2026, 7, 17, 14, tzinfo=ZONE)),
        (datetime(2026, 7, 17, 15, tzinfo=ZONE), None),
        (datetime(2026, 7, 18, 15, tzinfo=ZONE), None),
    ],
)
def test_the_reminder_comes_at_a_sensible_time(asked: datetime, reminded: datetime | None) -> None:
    assert reminding.moment(FRIDAY.astimezone(UTC), now=asked, zone=ZONE) == reminded


def test_ana_asks_presses_the_button_of_the_letter_and_is_reminded_once(client: Client, action: Action) -> None:
    answer = client.post(address(action), {"email": ANA}, follow=True)
    assert "Look into your mail" in answer.content.decode()
    row = DeadlineReminder.objects.get()
    assert row.wanted_at is None
    asks = written(Letter.objects.get())
    assert asks is not None
    assert f"/remind/{row.public_id}/" in asks.text
    assert client.get(f"/remind/{row.public_id}/").status_code == 200
    assert DeadlineReminder.objects.get().wanted_at is None
    shown = client.post(f"/remind/{row.public_id}/", follow=True).content.decode()
    assert "We will remind you." in shown
    row.refresh_from_db()
    assert row.due_at is not None
    assert reminding.send_due(now=row.due_at - timedelta(minutes=1)) == 0
    assert reminding.send_due(now=row.due_at) == 1
    assert not DeadlineReminder.objects.exists()
    letter = Letter.objects.get(kind="deadline")
    reminder = written(letter)
    assert reminder is not None
    assert "It closes soon" in reminder.subject
    assert reminding.send_due(now=row.due_at) == 0


def test_nobody_is_reminded_who_has_taken_part_or_when_it_is_over(action: Action) -> None:
    row = ana_wants(action)
    assert row.due_at is not None
    reminding.send_due(now=row.due_at)
    letter = Letter.objects.get(kind="deadline")
    signed = make_participation(action, email=ANA)
    assert written(letter) is None
    signed.delete()
    assert written(letter) is not None
    life.close(action.pk, now=timezone.now())
    assert written(letter) is None


def test_an_extension_moves_the_reminder(action: Action) -> None:
    row = ana_wants(action)
    assert row.due_at is not None
    Action.objects.filter(pk=action.pk).update(closes_at=timezone.now() + timedelta(days=30))
    reminding.send_due(now=row.due_at)
    later = DeadlineReminder.objects.get()
    assert later.due_at is not None
    assert later.due_at > row.due_at
    assert not Letter.objects.filter(kind="deadline").exists()


def test_what_was_not_wanted_or_is_over_is_forgotten(action: Action) -> None:
    reminding.ask(action=action, address=ANA, language="en", now=timezone.now() - timedelta(days=400))
    assert reminding.forget(now=timezone.now()) == 1
    ana_wants(action)
    assert reminding.forget(now=timezone.now()) == 0
    assert reminding.forget(now=timezone.now() + timedelta(days=10)) == 1


def test_a_known_and_an_unknown_address_are_answered_alike(client: Client, action: Action) -> None:
    ana_wants(action)
    known, unknown = (client.post(address(action), {"email": email}) for email in (ANA, "dee@example.org"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert DeadlineReminder.objects.count() == 2
    letters = Letter.objects.filter(kind="remind_ask").order_by("pk")
    # Only the writer knows that Ana is to be reminded already.
    assert [written(letter) is None for letter in letters] == [True, True, False]


def test_programs_and_those_who_ask_too_often_get_the_same_answer_and_no_letter(client: Client, action: Action) -> None:
    client.post(address(action, "mail"), {"email": ANA, "website": "x"})
    assert not Letter.objects.exists()
    for _ in range(30):
        answer = client.post(address(action, "mail"), {"email": ANA})
        assert answer.status_code == 303
    assert Letter.objects.count() <= 10


@pytest.mark.parametrize("email", ["", "ana", "a@b\r\nBcc: x@example.org", "x" * 300])
def test_a_bad_address_is_told_beside_the_field(client: Client, action: Action, email: str) -> None:
    for what in ("mail", "remind"):
        answer = client.post(address(action, what), {"email": email})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()


def test_no_reminder_is_offered_when_it_closes_within_hours_or_has_no_end(client: Client) -> None:
    soon = action_of(make_action_page(make_action(closes_at=timezone.now() + timedelta(hours=2))))
    never = action_of(make_action_page(make_action()))
    for action in (soon, never):
        assert client.post(address(action), {"email": ANA}).status_code == 409
    assert not DeadlineReminder.objects.exists()


def test_the_page_comes_by_mail_in_its_language_and_says_who_asked(client: Client) -> None:
    pages = make_action_pages(make_action())
    action = action_of(pages["fr"])
    assert client.post(address(action, "mail", "fr"), {"email": ANA}).status_code == 303
    letter = written(Letter.objects.get())
    assert letter is not None
    assert letter.subject == pages["fr"].title
    assert f"/fr/act/{pages['fr'].slug}/" in letter.text
    assert "a saisi cette adresse" in letter.text
    assert "Laissez rentrer" in letter.html


def test_what_is_not_public_sends_nothing(client: Client, action: Action) -> None:
    life.take_down(action.pk, now=timezone.now())
    for what in ("mail", "remind"):
        assert client.post(address(action, what), {"email": ANA}).status_code == 404
    assert client.post("/act/aaaaaaaaaaaaaaaa/mail/en/", {"email": ANA}).status_code == 404
    assert client.post(address(action, "mail", "xx"), {"email": ANA}).status_code == 404
    assert client.get("/remind/aaaaaaaaaaaaaaaa/").status_code == 410


def test_another_site_cannot_ask(client: Client, action: Action) -> None:
    answer = client.post(address(action), {"email": ANA}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_reminder_is_exported_and_erased_with_its_person(action: Action) -> None:
    ana_wants(action)
    [exported] = export_person(email_key(ANA))["participation.DeadlineReminder"]
    assert exported["email"] == ANA
    erase_person(email_key(ANA), now=timezone.now())
    assert not DeadlineReminder.objects.exists()


def test_both_forms_stand_on_the_page_of_an_open_action(client: Client, action: Action) -> None:
    page = action.pages.get()
    shown = client.get(page.url).content.decode()
    assert address(action) in shown
    assert address(action, "mail") in shown
    life.close(action.pk, now=timezone.now())
    closed = client.get(page.url).content.decode()
    assert address(action) not in closed
    assert address(action, "mail") in closed


def test_the_reminder_says_the_pages_first_words_with_their_fields_filled_in(action: Action) -> None:
    action.pages.update(lead="[[First_Name|Friend]] & all: [[organisation]] waits for you.")
    row = ana_wants(action)
    reminding.send_due(now=row.due_at or timezone.now())
    letter = written(Letter.objects.get(kind="deadline"))
    assert letter is not None
    words = f"Friend & all: {action.organisation.name('en')} waits for you."
    assert words in letter.text
    assert escape(words) in letter.html
