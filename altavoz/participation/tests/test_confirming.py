# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana presses the button of the page that the letter leads to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations.testing import make_wording
from altavoz.outbox.models import Letter
from altavoz.participation.confirmation import Outcome, confirm
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation
from altavoz.supporters.models import Consent

State = Participation.State


def test_opening_the_page_changes_nothing(client: Client, action: Action) -> None:
    row = make_participation(action)
    answer = client.get(f"/confirm/{row.token}/")
    assert answer.status_code == 200
    assert b"Ana, is this you?" in answer.content
    assert b"Ana Lima, Canada" in answer.content
    assert Participation.objects.get().state == State.PENDING


def test_the_button_counts_ana_once(client: Client, action: Action) -> None:
    row = make_participation(action)
    answer = client.post(f"/confirm/{row.token}/", follow=True)
    assert b"You are being counted" in answer.content
    client.post(f"/confirm/{row.token}/")
    change = Change.objects.get()
    assert (change.n, change.why, change.country, change.language) == (1, Why.CONFIRMED, "CA", "en")
    assert Participation.objects.get().change == change.pk


def test_the_pages_speak_the_language_of_the_row_and_are_kept_nowhere(client: Client, action: Action) -> None:
    make_action_page(action, "es")
    row = make_participation(action, language="es")
    for answer in (client.get(f"/confirm/{row.token}/"), client.post(f"/confirm/{row.token}/", follow=True)):
        assert '<html lang="es"' in answer.content.decode()
        assert answer.headers["Content-Language"] == "es"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


def test_the_owner_sets_right_what_somebody_typed(client: Client, action: Action) -> None:
    row = make_participation(action, words=Words("Anna", "Lyma", "ana@example.org", "US", hand_over=True))
    answer = client.post(f"/confirm/{row.token}/", {"given_name": "Ana", "family_name": "Lima", "country": "FR"})
    assert answer.status_code == 303
    row.refresh_from_db()
    assert (row.given_name, row.family_name, row.country, row.hand_over) == ("Ana", "Lima", "FR", False)
    assert Change.objects.get().country == "FR"


def test_a_correction_with_a_slip_is_shown_again_and_counts_nothing(client: Client, action: Action) -> None:
    row = make_participation(action)
    answer = client.post(f"/confirm/{row.token}/", {"given_name": "", "family_name": "Lima", "country": "FR"})
    assert answer.status_code == 422
    assert b'href="#given_name"' in answer.content
    assert not Change.objects.exists()


def test_a_reason_that_is_changed_is_looked_at_again(action: Action) -> None:
    row = make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", reason="Mine"))
    Participation.objects.update(reason_state=Participation.Reason.SHOWN)
    Client().post(
        f"/confirm/{row.token}/", {"given_name": "Ana", "family_name": "Lima", "country": "CA", "reason": "Other"}
    )
    assert Participation.objects.get().reason_state == Participation.Reason.WAITING


def test_a_held_row_looks_the_same_and_does_not_count(client: Client, action: Action) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    answer = client.post(f"/confirm/{row.token}/", follow=True)
    assert b"You are being counted" in answer.content
    assert Participation.objects.get().state == State.CONFIRMED
    assert not Change.objects.exists()
    assert Letter.objects.filter(kind="counted").exists()


def test_a_ticked_box_becomes_a_yes_only_with_the_button(action: Action) -> None:
    wording = make_wording(action.organisation)
    row = make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", wording_ids=[wording.pk]))
    assert not Consent.objects.exists()
    confirm(token=row.token, now=SPRING)
    yes = Consent.objects.get()
    assert (yes.wording, yes.email, yes.said_at) == (wording, "ana@example.org", SPRING)
    assert yes.said_where == f"petition:{action.public_id}"


def test_the_thanks_wait_for_the_tally(action: Action) -> None:
    row = make_participation(action)
    confirm(token=row.token, now=SPRING)
    thanks = Letter.objects.get(kind="counted")
    assert thanks.due_at - SPRING == timedelta(seconds=20)


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.INVALIDATED])
def test_a_link_to_what_is_over_leads_nowhere(client: Client, action: Action, state: str) -> None:
    row = make_participation(action)
    Participation.objects.update(state=state)
    assert client.get(f"/confirm/{row.token}/").status_code == 410
    assert client.post(f"/confirm/{row.token}/").status_code == 410
    assert confirm(token=row.token, now=SPRING) is Outcome.GONE


def test_a_link_that_was_never_made_leads_nowhere(client: Client, db: None) -> None:
    assert client.get(f"/confirm/{'a' * 26}/").status_code == 410


def test_a_signature_of_the_last_day_may_be_confirmed_for_some_days(db: None) -> None:
    action = make_action(closes_at=SPRING + timedelta(hours=1))
    row = make_participation(action)
    assert confirm(token=row.token, now=SPRING + timedelta(days=5)) is Outcome.TOO_LATE
    assert confirm(token=row.token, now=SPRING + timedelta(days=2)) is Outcome.CONFIRMED


def test_who_comes_too_late_is_told_so(client: Client, db: None) -> None:
    action = make_action(closes_at=timezone.now() + timedelta(hours=1))
    row = make_participation(action)
    Action.objects.update(closes_at=timezone.now() - timedelta(days=4))
    answer = client.post(f"/confirm/{row.token}/")
    assert answer.status_code == 410
    assert b"Signatures can no longer be confirmed" in answer.content


def test_a_foreign_page_cannot_press_the_button(client: Client, action: Action) -> None:
    row = make_participation(action)
    assert client.post(f"/confirm/{row.token}/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert Participation.objects.get().state == State.PENDING


def test_nothing_is_told_of_what_was_taken_down(client: Client, action: Action) -> None:
    row = make_participation(action, confirmed=True)
    Action.objects.update(state=Action.State.TAKEN_DOWN)
    assert client.get(f"/confirm/{row.token}/").status_code == 410
