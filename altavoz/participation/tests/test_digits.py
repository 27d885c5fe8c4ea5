# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana types the six digits; Dee guesses."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.outbox.models import Letter
from altavoz.participation.digits import digits_of, readable, type_digits
from altavoz.participation.forms import read_digits
from altavoz.participation.handles import Handle
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation, sign


def handle_for(row: Participation, *, at: datetime = SPRING) -> Handle:
    letter = Letter.objects.filter(kind="confirm", subject_id=row.pk).latest("pk")
    return Handle(row.action_id, row.pk, letter.pk, "en", at)


def wrong_digits(handle: Handle) -> str:
    return f"{(int(digits_of(handle.letter_id)) + 1) % 1_000_000:06d}"


def test_the_right_digits_count_ana_and_lead_to_her_page(client: Client, action: Action) -> None:
    place = sign(client, action).headers["Location"]
    typed = readable(digits_of(Letter.objects.get().pk))
    answer = client.post(place, {"digits": typed})
    row = Participation.objects.get()
    assert answer.headers["Location"] == f"/confirm/{row.token}/"
    assert row.state == Participation.State.CONFIRMED
    assert Change.objects.count() == 1


def test_five_wrong_tries_make_the_right_ones_dead_whatever_the_handle(action: Action) -> None:
    row = make_participation(action)
    for _ in range(5):
        handle = handle_for(row)
        assert type_digits(handle=handle, typed=wrong_digits(handle), now=SPRING) is None
        make_participation(action)
    newest = handle_for(row)
    assert type_digits(handle=newest, typed=digits_of(newest.letter_id), now=SPRING) is None
    assert Participation.objects.get().state == Participation.State.PENDING


def test_digits_die_after_half_an_hour(action: Action) -> None:
    handle = handle_for(make_participation(action))
    late = SPRING + timedelta(minutes=30)
    assert type_digits(handle=handle, typed=digits_of(handle.letter_id), now=late) is None
    assert type_digits(handle=handle, typed=digits_of(handle.letter_id), now=late - timedelta(seconds=1))


def test_digits_of_another_letter_do_not_fit(action: Action) -> None:
    mine, hers = make_participation(action), make_participation(action, email="dee@example.org")
    assert type_digits(handle=handle_for(hers), typed=digits_of(handle_for(mine).letter_id), now=SPRING) is None


def test_wrong_unknown_and_late_look_the_same(client: Client, action: Action) -> None:
    place = sign(client, action).headers["Location"]
    pages = [
        client.post(place, {"digits": "000000"}),
        client.post(f"/act/{action.public_id}/sent/nonsense/", {"digits": "000000"}),
        client.post(place, {"digits": "no digits"}),
        client.post(place),
    ]
    assert {page.status_code for page in pages} == {422}
    assert len({page.content for page in pages}) == 1


def test_the_page_after_signing_looks_the_same_under_any_handle(client: Client, action: Action) -> None:
    place = sign(client, action).headers["Location"]
    good, bad = client.get(place), client.get(f"/act/{action.public_id}/sent/nonsense/")
    assert (good.status_code, good.content) == (bad.status_code, bad.content)
    assert good.headers["Cache-Control"] == "no-store"
    assert b"altavoz@localhost" in good.content


def test_the_page_after_signing_speaks_the_language_of_the_form(client: Client, action: Action) -> None:
    place = sign(client, action, language="fr").headers["Location"]
    page = client.get(place, headers={"accept-language": "es"})
    assert '<html lang="fr"' in page.content.decode()


def test_a_handle_of_another_action_confirms_nothing(client: Client, action: Action) -> None:
    handle = handle_for(make_participation(action))
    other = Handle(action.pk + 1, handle.participation_id, handle.letter_id, "en", handle.at)
    assert type_digits(handle=other, typed=digits_of(handle.letter_id), now=SPRING) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("482915", "482915"),
        (" 482 915 ", "482915"),
        ("482-915", "482915"),
        ("48291", ""),
        ("４８２９１５", ""),
        ("", ""),
    ],
)
def test_digits_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert read_digits(typed) == read


def test_digits_typed_after_the_button_lead_to_the_same_page(action: Action) -> None:
    row = make_participation(action, confirmed=True, now=timezone.now())
    handle = handle_for(row, at=timezone.now())
    assert type_digits(handle=handle, typed=digits_of(handle.letter_id), now=timezone.now()) == row.token
