# SPDX-License-Identifier: AGPL-3.0-or-later
"""The case that a drive is about is taken down: what could name somebody goes, and Ana's card stays hers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from altavoz.actions.solidarity import printing
from altavoz.actions.solidarity.card import Card, Printing
from altavoz.actions.solidarity.drive import RecipientText
from altavoz.actions.solidarity.testing import NOW, accept, make_card, make_drive
from altavoz.campaigns.about_cases import ActionCase
from altavoz.campaigns.testing import make_action_page
from altavoz.cases.coming_down import taking_down
from altavoz.cases.testing import make_published_case
from altavoz.personal_data.models import PrivateFile
from altavoz.worker.rounds import run_once


@pytest.mark.django_db
def test_with_the_case_go_sheets_small_pictures_and_the_name_of_who_got_the_cards(admin_user: User) -> None:
    drive, case = make_drive(), make_published_case(now=NOW)
    make_action_page(drive.action)
    ActionCase.objects.create(action=drive.action, case=case, since=NOW.date())
    card = accept(make_card(drive, picture=True), admin_user)
    printing.ask(recipient=drive.recipients.get(), paper="a4", language="en", by=admin_user, now=NOW)
    run_once("card-sheets", NOW)
    assert PrivateFile.objects.count() == 3
    taking_down.take_down(case.pk, by=admin_user, now=NOW)
    assert Client().get(f"/act/{drive.action.public_id}/").status_code == 410
    assert Client().get(reverse("solidarity:picture", args=[card.public_id])).status_code == 404
    assert set(RecipientText.objects.values_list("name", "about")) == {(case.code, "")}
    assert Printing.objects.get().file is None
    kept = Card.objects.get()
    assert kept.words.startswith("You are not alone.")
    assert [file.pk for file in PrivateFile.objects.all()] == [kept.picture_id]
