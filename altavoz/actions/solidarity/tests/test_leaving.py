# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana withdraws, takes her data away, is erased or forgotten: of her card and its picture nothing is left."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from altavoz.actions.solidarity import counting
from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.testing import NOW, accept, make_card, make_drive
from altavoz.campaigns import life
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation import withdrawal
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.register import erase_person, export_person, files_of_person, show_person
from altavoz.worker.rounds import run_once

pytestmark = pytest.mark.django_db
KEY = email_key("ana@example.org")


@pytest.fixture
def drive(db: None) -> Drive:
    return make_drive()


@pytest.fixture
def paz(client: Client) -> User:
    return sign_in(client, name="paz", role=roles.MODERATOR)


def test_withdrawing_takes_words_and_pictures_along(
    drive: Drive, paz: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    card = accept(make_card(drive, picture=True), paz)
    assert PrivateFile.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        withdrawal.withdraw(token=card.participation.token, now=NOW)
    assert not Card.objects.exists()
    assert not PrivateFile.objects.exists()


def test_ana_takes_her_card_and_her_picture_away(drive: Drive, paz: User) -> None:
    card = accept(make_card(drive, picture=True), paz)
    (told,) = export_person(KEY)["solidarity.Card"]
    assert told["words"].startswith("You are not alone.")
    assert {file.pk for file in files_of_person(KEY)} == {card.picture_id, card.shown_picture_id}
    assert any("Okonjo" in shown.what for shown in show_person(KEY))


def test_erasing_ana_erases_her_card_and_its_files(drive: Drive, paz: User) -> None:
    accept(make_card(drive, picture=True), paz)
    erase_person(KEY, NOW)
    assert not Card.objects.exists()
    assert not PrivateFile.objects.exists()


def test_when_the_drive_is_forgotten_its_counts_stay(
    drive: Drive, paz: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    accept(make_card(drive, picture=True, group="School of Looms"), paz)
    make_card(drive, email="bo@example.org")
    life.close(drive.action_id, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        run_once("forget-people", NOW + timedelta(days=400))
    (left,) = Card.objects.all()
    assert (left.state, left.words, left.group, left.alt, left.picture) == ("forgotten", "", "", "", None)
    assert not PrivateFile.objects.exists()
    assert [(line.name, line.n) for line in counting.teams(drive)] == [("School of Looms", 1)]
