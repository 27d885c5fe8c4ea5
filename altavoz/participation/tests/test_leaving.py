# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana withdraws; Dee's address was typed by somebody else."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db.models import Sum
from django.test import Client
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.organisations.testing import make_wording
from altavoz.outbox.models import Letter
from altavoz.participation.holding import HOLDING
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation, sign
from altavoz.participation.withdrawal import Left, not_me, withdraw
from altavoz.personal_data.donotwrite import listed
from altavoz.supporters.models import Consent, Subscription

LATER = SPRING + timedelta(hours=1)


def total() -> int:
    return Change.objects.aggregate(total=Sum("n"))["total"] or 0


def test_withdrawing_takes_one_back_and_leaves_no_person(client: Client, action: Action) -> None:
    row = make_participation(action, confirmed=True, words=Words("Ana", "Lima", "a@example.org", "CA", reason="Mine"))
    assert client.get(f"/withdraw/{row.token}/").status_code == 200
    assert total() == 1
    answer = client.post(f"/withdraw/{row.token}/", follow=True)
    assert b"Your signature is withdrawn." in answer.content
    assert total() == 0
    assert Change.objects.latest("pk").why == Why.WITHDRAWN
    row.refresh_from_db()
    assert (row.given_name, row.family_name, row.email, row.reason) == ("", "", "", "")


def test_withdrawing_twice_takes_one_back(action: Action) -> None:
    row = make_participation(action, confirmed=True)
    assert withdraw(token=row.token, now=LATER) is Left.DONE
    assert withdraw(token=row.token, now=LATER) is Left.ALREADY
    assert total() == 0


@pytest.mark.parametrize("held", [Doubt.NONE, Doubt.TRAP])
def test_what_never_counted_is_not_taken_back(action: Action, held: Doubt) -> None:
    row = make_participation(action, held=held, confirmed=bool(held))
    assert withdraw(token=row.token, now=LATER) is Left.DONE
    assert not Change.objects.exists()


def test_signing_again_counts_again(client: Client, action: Action) -> None:
    row = make_participation(action, confirmed=True)
    withdraw(token=row.token, now=LATER)
    sign(client, action)
    row.refresh_from_db()
    client.post(f"/confirm/{row.token}/")
    assert (Participation.objects.count(), total(), Change.objects.count()) == (1, 1, 3)


def test_the_owner_of_an_address_erases_it_and_is_never_written_to(client: Client, action: Action) -> None:
    wording = make_wording(action.organisation)
    row = make_participation(
        action, confirmed=True, words=Words("Dee", "S", "dee@example.org", "CA", wording_ids=[wording.pk])
    )
    assert client.get(f"/not-me/{row.token}/").status_code == 200
    answer = client.post(f"/not-me/{row.token}/")
    assert b"It is erased." in answer.content
    assert not Participation.objects.exists()
    assert not Consent.objects.exists()
    assert not Subscription.objects.exists()
    assert not Letter.objects.exists()
    assert listed([bytes(row.email_key)]) == {bytes(row.email_key)}
    assert (total(), Change.objects.latest("pk").why) == (0, Why.INVALIDATED)


def test_saying_it_twice_is_harmless(client: Client, action: Action) -> None:
    row = make_participation(action)
    assert not_me(token=row.token, now=LATER) is Left.DONE
    assert not_me(token=row.token, now=LATER) is Left.GONE
    assert client.post(f"/not-me/{row.token}/").status_code == 410


def test_a_person_is_exported_and_erased_everywhere(action: Action) -> None:
    row = make_participation(action, confirmed=True)
    make_participation(action, email="bo@example.org", confirmed=True)
    key = bytes(row.email_key)
    (exported,) = HOLDING.export(key)
    assert (exported["given_name"], exported["email"]) == ("Ana", "ana@example.org")
    assert HOLDING.erase(key, datetime.now(tz=SPRING.tzinfo)) == 1
    assert [left.email for left in Participation.objects.all()] == ["bo@example.org"]
    assert total() == 1


def test_a_demonstration_keeps_no_letter_about_what_was_withdrawn(
    action: Action, tmp_path: Path, settings: Settings
) -> None:
    settings.MAIL_DIR = tmp_path
    row = make_participation(action, confirmed=True)
    other = make_participation(action, confirmed=True, email="bo@example.org")
    letters = {key: Letter.objects.filter(recipient_key=key) for key in (row.email_key, other.email_key)}
    for letter in Letter.objects.all():
        (tmp_path / f"{letter.public_id}.eml").write_text("Dear Ana")
    withdraw(token=row.token, now=LATER)
    kept = {file.stem for file in tmp_path.glob("*.eml")}
    assert kept == set(letters[other.email_key].values_list("public_id", flat=True))
    assert letters[row.email_key].exists()


def test_the_page_says_that_a_yes_to_news_stays(client: Client, action: Action) -> None:
    wording = make_wording(action.organisation)
    words = Words("Ana", "Lima", "ana@example.org", "CA", wording_ids=[wording.pk])
    row = make_participation(action, confirmed=True, words=words)
    assert "that stays until you end it" in client.get(f"/withdraw/{row.token}/").text
    withdraw(token=row.token, now=LATER)
    assert Consent.objects.get().email == "ana@example.org"
