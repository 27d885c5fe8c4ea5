# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana sends a card, with and without a picture."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import Settings

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.testing import WORDS, a_drawing, card_typed, make_drive, make_recipient, upload
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.models import Participation
from altavoz.participation.testing import confirm_as
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def drive(db: None) -> Drive:
    drive = make_drive()
    make_action_page(drive.action)
    return drive


def door(drive: Drive) -> str:
    return reverse("solidarity:send", args=[drive.action.public_id])


def test_ana_sends_words_and_a_drawing_and_confirms_them(client: Client, drive: Drive) -> None:
    typed = card_typed(drive, picture=upload(a_drawing()), alt="A sun", group="School of Looms", sort="school")
    assert client.post(door(drive), typed).status_code == 303
    card = Card.objects.select_related("picture", "participation").get()
    assert (card.state, card.words, card.group, card.sort) == ("pending", WORDS, "School of Looms", "school")
    assert card.picture is not None
    assert b"".join(private_files.read(card.picture)).startswith(b"\xff\xd8")
    assert (card.picture.name, card.width, card.height) == ("card.jpg", 320, 240)
    confirm_as(card.participation)
    card.refresh_from_db()
    assert card.state == Card.State.WAITING


def test_words_alone_arrive_by_the_door_of_every_action(client: Client, drive: Drive) -> None:
    answer = client.post(f"/act/{drive.action.public_id}/", card_typed(drive))
    assert answer.status_code == 303
    assert Card.objects.get().picture is None


def test_the_letter_says_which_card_its_button_confirms(client: Client, drive: Drive) -> None:
    client.post(door(drive), card_typed(drive, words="Look at https://evil.example/ now", picture=upload(a_drawing())))
    letter = Letter.objects.get()
    written = writer_of(letter).write(letter)
    assert written is not None
    assert "Look at […] now" in written.text
    assert "With the picture that you sent." in written.text


def test_what_is_no_picture_is_refused_kindly_and_the_words_are_kept(client: Client, drive: Drive) -> None:
    answer = client.post(door(drive), card_typed(drive, picture=upload(b"I am no picture"), group="Looms"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "This file is no picture that we know." in said
    assert "You are not alone." in said
    assert 'value="Looms"' in said
    assert not PrivateFile.objects.exists()
    assert not Participation.objects.exists()


def test_a_good_picture_has_to_be_chosen_again_when_something_else_is_wrong(client: Client, drive: Drive) -> None:
    answer = client.post(door(drive), card_typed(drive, given_name="", picture=upload(a_drawing())))
    assert answer.status_code == 422
    assert b"Please choose your picture once more" in answer.content
    assert not PrivateFile.objects.exists()


def test_a_card_needs_words_or_a_picture(client: Client, drive: Drive) -> None:
    assert b"Please write something, or add a picture." in client.post(door(drive), card_typed(drive, words="")).content
    assert client.post(door(drive), card_typed(drive, words="", picture=upload(a_drawing()))).status_code == 303


def test_a_body_that_is_too_large_ends_plainly_and_leaves_nothing(
    client: Client, drive: Drive, settings: Settings
) -> None:
    settings.PUBLIC_UPLOAD_BYTES = 2000
    answer = client.post(door(drive), card_typed(drive, picture=upload(b"x" * 5000)))
    assert answer.status_code == 413
    assert not Participation.objects.exists()
    assert not PrivateFile.objects.exists()


def test_half_a_body_leaves_nothing(client: Client, drive: Drive) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nYou are not'
    half: dict[str, Any] = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": "9000"}  # Any: WSGI's own
    answer = client.generic("POST", door(drive), content_type="multipart/form-data; boundary=x", **half)
    assert answer.status_code == 400
    assert not Participation.objects.exists()


def test_too_many_pictures_from_one_network_are_refused_and_words_are_not(
    client: Client, drive: Drive, settings: Settings
) -> None:
    settings.LIMIT_PICTURES = "1/hour"
    place, bo = door(drive), {"email": "bo@example.org"}
    assert client.post(place, card_typed(drive, picture=upload(a_drawing()))).status_code == 303
    refused = client.post(place, card_typed(drive, picture=upload(a_drawing()), **bo))
    assert refused.status_code == 422
    assert b"Very many pictures came from your network" in refused.content
    assert client.post(place, card_typed(drive, **bo)).status_code == 303


def test_the_organisation_is_not_named_where_its_name_is_a_danger(client: Client, drive: Drive) -> None:
    name = drive.action.organisation.name("en")
    drive.recipients.update(may_name_us=False, religion="avoid", reads="es")
    shown = client.get(f"/act/{drive.action.public_id}/", follow=True).content.decode()
    assert f"Please do not name {escape(name)}" in shown
    assert "Please leave religion out" in shown
    assert "They read Spanish." in shown
    refused = client.post(door(drive), card_typed(drive, words=f"All of {name.upper()} thinks of you"))
    assert refused.status_code == 422
    assert "Please leave out the name of" in refused.content.decode()


def test_with_two_families_ana_chooses_one(client: Client, drive: Drive) -> None:
    other = make_recipient(drive, "The Lemba family", takes_pictures=False)
    assert b"Please choose for whom your card is." in client.post(door(drive), card_typed(drive)).content
    refused = client.post(door(drive), card_typed(drive, recipient=other.public_id, picture=upload(a_drawing())))
    assert b"Words only, please" in refused.content
    assert client.post(door(drive), card_typed(drive, recipient=other.public_id)).status_code == 303
    assert Card.objects.get().recipient == other


def test_a_card_that_still_waits_gives_way_to_the_next_and_a_confirmed_one_stays(client: Client, drive: Drive) -> None:
    client.post(door(drive), card_typed(drive, words="First"))
    client.post(door(drive), card_typed(drive, words="Second"))
    row = Participation.objects.get()
    assert [card.words for card in Card.objects.all()] == ["Second"]
    confirm_as(row)
    client.post(door(drive), card_typed(drive, words="Third"))
    client.post(reverse("participation:confirm", args=[row.token]))
    assert sorted((card.words, card.state) for card in Card.objects.all()) == [
        ("Second", "waiting"),
        ("Third", "waiting"),
    ]


def test_the_door_for_cards_is_closed_at_every_other_action(client: Client, db: None) -> None:
    petition = make_action()
    answer = client.post(f"/act/{petition.public_id}/card/", {"words": "x"})
    assert answer.status_code == 404


def test_before_the_first_day_the_page_says_when_and_shows_no_form(client: Client, drive: Drive) -> None:
    Drive.objects.update(begins_on="2999-05-01")
    shown = client.get(f"/act/{drive.action.public_id}/", follow=True).content.decode()
    assert "Cards are collected from" in shown
    assert 'name="words"' not in shown


def test_a_card_that_comes_before_the_first_day_goes_back_with_every_word(client: Client, drive: Drive) -> None:
    Drive.objects.update(begins_on=date(2099, 5, 1))
    answer = client.post(door(drive), card_typed(drive, words="We think of you.", group="School of Looms"))
    assert answer.status_code == 422
    assert "Cards are collected from 1 May 2099 on." in answer.text
    assert "We think of you.</textarea>" in answer.text
    assert 'value="School of Looms"' in answer.text
    assert client.post(f"/act/{drive.action.public_id}/", card_typed(drive)).status_code == 422
    assert not Participation.objects.exists()
