# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who chose to be written to once a week gets one letter on Monday morning, with all that her networks sent."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.mailings.digest import weekly
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.sending import putting
from altavoz.mailings.testing import SPRING, make_mailing, make_recipient, make_subscribers
from altavoz.organisations.testing import make_organisation
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation.models import DeadlineReminder
from altavoz.participation.reminding import reminding
from altavoz.supporters.models import Network, Rhythm, Subscription
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db
TORONTO = ZoneInfo("America/Toronto")
# SPRING is a Tuesday.
MONDAY = datetime(2026, 4, 13, 8, 0, tzinfo=TORONTO)


def ana_in(network: Network) -> Subscription:
    return make_subscribers(1, network, rhythm=Rhythm.WEEKLY)[0]


def told_to(subscription: Subscription, *, subject: str = "", sort: str = Mailing.Sort.ALERT) -> Recipient:
    """A mailing of her network that began on Tuesday."""
    mailing = make_mailing(
        organisation=subscription.network.organisation,
        networks=[subscription.network],
        languages=["en"],
        state=Mailing.State.GOING,
        begun_at=SPRING,
        sort=sort,
        number_weekly=1,
    )
    if subject:
        mailing.texts.update(subject=subject)
    return make_recipient(mailing, subscription, state=Recipient.State.WEEKLY)


def written(letter: Letter) -> Written | None:
    with override(letter.language):
        return writer_of(letter).write(letter)


def the_letter() -> Letter:
    return Letter.objects.get(kind="weekly-letter")


def test_on_monday_morning_all_that_her_networks_sent_comes_in_one_letter() -> None:
    runs = make_organisation(postal_address="1 Loom Street\nNorthtown")
    urgent, news = ana_in(make_network(organisation=runs)), ana_in(make_network(organisation=runs, carries="news"))
    told_to(urgent, subject="Three weavers are in danger")
    told_to(news, subject="What we did in spring", sort="news")
    assert weekly.put_due(now=MONDAY - timedelta(minutes=1)) > 0
    assert not Letter.objects.filter(kind="weekly-letter").exists()
    weekly.put_due(now=MONDAY)
    weekly.put_due(now=MONDAY + timedelta(minutes=1))
    letter = written(the_letter())
    assert letter is not None
    assert letter.subject == "This week: Three weavers are in danger, and 1 other"
    for words in (letter.text, letter.html):
        assert "What we did in spring" in words
        assert "Dear Reader 0," in words
        assert all(f"/leave/{each.public_id}/" in words for each in (urgent, news))
        assert f"/leave/{urgent.public_id}/all/" in words
        assert "1 Loom Street" in words
    assert letter.headers["List-Unsubscribe"].endswith(f"/leave/{urgent.public_id}/all/>")


def test_where_nothing_was_sent_there_is_no_letter() -> None:
    ana_in(make_network())
    assert weekly.put_due(now=MONDAY) == 0
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("began", "morning"),
    [
        (datetime(2026, 4, 7, 9, 0, tzinfo=UTC), MONDAY),
        (datetime(2026, 4, 13, 11, 59, tzinfo=UTC), MONDAY),
        (datetime(2026, 4, 13, 12, 0, tzinfo=UTC), MONDAY + timedelta(days=7)),
        # The clocks go back on the Sunday before.
        (datetime(2026, 10, 30, 12, 0, tzinfo=UTC), datetime(2026, 11, 2, 13, 0, tzinfo=UTC)),
    ],
)
def test_monday_is_hers(began: datetime, morning: datetime) -> None:
    assert weekly.monday_after(began, TORONTO) == morning


def test_who_had_a_mail_on_monday_gets_her_letter_on_tuesday() -> None:
    row = told_to(ana_in(make_network()))
    posting.put(
        kind="mailing", about="urgent", subject_id=1, recipient="reader0@example.org",
        recipient_key=bytes(row.email_key), language="en", now=MONDAY - timedelta(hours=1),
    )  # fmt: skip
    weekly.put_due(now=MONDAY)
    weekly.put_due(now=MONDAY + timedelta(hours=20))
    assert not Letter.objects.filter(kind="weekly-letter").exists()
    weekly.put_due(now=MONDAY + timedelta(days=1))
    assert the_letter().subject_id == row.pk


def test_what_closed_stopped_or_was_called_off_meanwhile_is_not_told() -> None:
    network = make_network()
    ana = ana_in(network)
    shut, off, open_still = (told_to(ana, subject=words) for words in ("Shut", "Off", "Open still"))
    Action.objects.filter(mailings=shut.mailing).update(state=Action.State.CLOSED)
    Mailing.objects.filter(pk=off.mailing_id).update(state=Mailing.State.CALLED_OFF)
    weekly.put_due(now=MONDAY)
    shut.refresh_from_db()
    shut.mailing.refresh_from_db()
    assert (shut.state, shut.why, shut.mailing.number_skipped) == ("skipped", "closed", 1)
    letter = written(the_letter())
    assert letter is not None
    assert letter.subject == "This week: Open still"
    Mailing.objects.filter(pk=open_still.mailing_id).update(state=Mailing.State.STOPPED)
    assert written(the_letter()) is None


def test_an_address_that_leaves_before_its_letter_is_carried_gets_none(client: Client) -> None:
    network = make_network()
    ana, also = ana_in(network), ana_in(make_network(organisation=network.organisation, carries="news"))
    told_to(ana)
    weekly.put_due(now=MONDAY)
    client.post(f"/leave/{also.public_id}/all/", {"List-Unsubscribe": "One-Click"})
    assert written(the_letter()) is None


def test_a_reminder_that_she_asked_for_herself_goes_on_the_day_of_a_mailing_and_holds_up_none() -> None:
    """Of the mailings one a day; what she asked for is none of them."""
    action = make_action(closes_at=SPRING + timedelta(days=9))
    make_action_page(action)
    reminding.ask(action=action, address="reader0@example.org", language="en", now=SPRING)
    assert reminding.want(public_id=DeadlineReminder.objects.get().public_id, now=SPRING) is reminding.Wanted.WANTED
    due_at = DeadlineReminder.objects.get().due_at
    assert due_at is not None
    reader = make_subscribers(1, make_network())[0]
    first, second = (
        make_recipient(make_mailing(networks=[reader.network], state=Mailing.State.GOING), reader, now=due_at)
        for _each in range(2)
    )
    putting.put_due(now=due_at - timedelta(minutes=1))
    assert not Letter.objects.filter(kind="mailing").exists()
    putting.put_due(now=due_at)
    reminding.send_due(now=due_at)
    assert Letter.objects.filter(kind="deadline", recipient_key=reader.email_key).count() == 1
    assert Letter.objects.filter(kind="mailing", recipient_key=reader.email_key).count() == 1
    second.refresh_from_db()
    assert (second.state, second.due_at > due_at) == ("planned", True)
    assert first.pk != second.pk
